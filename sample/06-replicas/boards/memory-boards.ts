import { BoardStore } from './board-store.js';

/** Boards of one process, which the other replicas do not see. */
export class MemoryBoards extends BoardStore {
  private readonly boards = new Map<string, Set<string>>();

  override async pin(board: string, note: string): Promise<number> {
    const notes = this.boards.get(board) ?? new Set();
    this.boards.set(board, notes.add(note));
    return notes.size;
  }

  override async notes(board: string): Promise<string[]> {
    return [...(this.boards.get(board) ?? [])];
  }
}
