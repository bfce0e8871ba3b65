import { MemoryKeyValueStore } from './memory-key-value-store.js';
import { leftMs, type Session } from './session.js';

/**
 * Which sessions this process knows to have ended, until they would have expired
 * anyway: 100,000 of named callers and 100,000 of anonymous ones, those that
 * expire first going first. Anybody can open and end anonymous sessions; however
 * many there are, they push out no mark of a named caller's.
 */
export class EndMarks {
  readonly #named = new MemoryKeyValueStore();
  readonly #anonymous = new MemoryKeyValueStore();

  /** Marks a session as ended. */
  add(session: Session): void {
    this.#marksOf(session).set(session.id, '', leftMs(session));
  }

  /** Whether a session was ended. */
  has(session: Session): boolean {
    return this.#marksOf(session).get(session.id) !== undefined;
  }

  #marksOf({ principalDigest }: Session): MemoryKeyValueStore {
    return principalDigest === undefined ? this.#anonymous : this.#named;
  }
}
