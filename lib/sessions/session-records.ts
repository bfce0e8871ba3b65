import type { KeyValueStore } from './key-value-store.js';
import {
  decodeRecord,
  encodeRecord,
  type SessionRecord,
} from './session-record.js';
import { leftMs, type Session } from './session.js';
import { StoreLock } from './store-lock.js';

/** What a change of a record may set. */
export type RecordChange = Partial<Pick<SessionRecord, 'writer' | 'uris'>>;

/** A record before and after a change; the same where nothing was changed. */
export interface ChangedRecord {
  readonly before: SessionRecord;
  readonly after: SessionRecord;
}

/** The records of sessions that listen, in the store the replicas share. */
export class SessionRecords {
  readonly #lock: StoreLock;

  constructor(private readonly store: KeyValueStore) {
    this.#lock = new StoreLock(store);
  }

  /** What is recorded of a session. */
  async read(session: Session): Promise<SessionRecord> {
    return decodeRecord(await this.store.get(keyOf(session)));
  }

  /**
   * Changes what is recorded of a session, so that replicas that do so at once
   * lose nothing of each other's.
   *
   * @param edit says what is to be changed of what is there; `undefined` for nothing
   * @throws what `edit` or the store throws, and Error where the store takes so
   *   long that another replica might change it at the same time
   */
  change(
    session: Session,
    edit: (record: SessionRecord) => RecordChange | undefined,
  ): Promise<ChangedRecord> {
    return this.#lock.hold(lockOf(session), async (lock) => {
      const before = await this.read(session);
      const change = edit(before);
      if (!change) return { before, after: before };
      const revision = before.revision + 1;
      const after = { ...before, ...change, revision };
      const text = encodeRecord(after);
      lock.check();
      await this.store.set(keyOf(session), text, leftMs(session));
      return { before, after };
    });
  }

  /** Drops what is recorded of a session that was ended. */
  async drop(session: Session): Promise<void> {
    await this.store.delete(keyOf(session));
  }
}

function keyOf({ id }: Session): string {
  return `session:record:${id}`;
}

function lockOf({ id }: Session): string {
  return `session:lock:${id}`;
}
