/** Where the notes of all boards are kept. */
export abstract class BoardStore {
  /**
   * Pins a note, once however often it is pinned: a client that lost its answer
   * asks again, and cannot know whether the first call was done.
   *
   * @returns how many notes the board has then
   */
  abstract pin(board: string, note: string): Promise<number>;

  /** The notes of a board, the oldest first. */
  abstract notes(board: string): Promise<string[]>;
}
