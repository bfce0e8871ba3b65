import { andThen } from './and-then.js';
import type { KeyValueStore } from './key-value-store.js';
import { LruMap } from './lru-map.js';
import type { Session } from './session.js';

/** Sessions whose last writing is remembered; a forgotten one is written anew. */
const REMEMBERED = 10_000;

/**
 * Knows which sessions have been left alone for too long. Each replica tells
 * the store of a session's use at most ten times in the time allowed, so that a
 * busy session costs a map lookup.
 */
export class IdleClock {
  readonly #writtenAt = new LruMap<number>(REMEMBERED);
  readonly #stepMs: number;

  /**
   * @param store shared by the replicas
   * @param idleTtlMs milliseconds a session lives from one use to the next, and
   *   up to a tenth more
   */
  constructor(
    private readonly store: KeyValueStore,
    private readonly idleTtlMs: number,
  ) {
    this.#stepMs = idleTtlMs / 10;
  }

  /**
   * Takes note of a use, unless it comes too late.
   * @returns whether it came in time
   */
  use(session: Session): boolean | Promise<boolean> {
    const now = Date.now();
    const writtenAt = this.#writtenAt.get(session.id);
    if (writtenAt !== undefined && now - writtenAt < this.#stepMs) return true;
    // Nothing is written when a session begins: its token says when that was.
    const usedAt = writtenAt ?? session.issuedAt * 1_000;
    if (now - usedAt < this.idleTtlMs) return this.#write(session);
    // Another replica may have seen it since.
    return andThen(
      this.store.get(keyOf(session)),
      (mark) => mark !== undefined && this.#write(session),
    );
  }

  /** Takes note of a use the store could not be told of; it is told of the next. */
  note({ id }: Session): void {
    this.#writtenAt.set(id, Date.now() - this.#stepMs);
  }

  #write(session: Session): true | Promise<true> {
    this.#writtenAt.set(session.id, Date.now());
    const keepMs = this.idleTtlMs + this.#stepMs;
    return andThen(this.store.set(keyOf(session), '', keepMs), () => true);
  }
}

function keyOf({ id }: Session): string {
  return `session:used:${id}`;
}
