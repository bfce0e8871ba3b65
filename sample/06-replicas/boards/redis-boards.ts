import type { Redis } from 'ioredis';
import { BoardStore } from './board-store.js';

/** Boards all replicas share: sorted sets, by the time a note was first pinned. */
export class RedisBoards extends BoardStore {
  constructor(private readonly redis: Redis) {
    super();
  }

  override async pin(board: string, note: string): Promise<number> {
    await this.redis.zadd(keyOf(board), 'NX', String(Date.now()), note);
    return this.redis.zcard(keyOf(board));
  }

  override notes(board: string): Promise<string[]> {
    return this.redis.zrange(keyOf(board), '0', '-1');
  }
}

function keyOf(board: string): string {
  return `board:${board}`;
}
