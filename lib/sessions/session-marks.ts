import { LOG_LEVELS } from '../context/log-level.js';
import type { LoggingLevel } from '../sdk.js';
import { andThen } from './and-then.js';
import type { KeyValueStore } from './key-value-store.js';
import { leftMs, type Session } from './session.js';

/** What is known of a session beyond its id: that it was ended, or its log level. */
export type SessionMark = 'ended' | LoggingLevel | undefined;

/** What a mark says of a session that was ended. */
const ENDED = '';

/**
 * What replicas must know with each call of a session. It is one short value,
 * so that a call asks the store for one key, whatever it needs of it.
 */
export class SessionMarks {
  constructor(private readonly store: KeyValueStore) {}

  /** The mark of a session; `undefined` for one nobody has marked. */
  read(session: Session): SessionMark | Promise<SessionMark> {
    return andThen<string | undefined, SessionMark>(
      this.store.get(markKey(session)),
      (value) =>
        value === ENDED ? 'ended' : LOG_LEVELS.find((name) => name === value),
    );
  }

  /** Marks a session as ended, for good. @returns whether it was not before */
  end(session: Session): boolean | Promise<boolean> {
    const ttlMs = leftMs(session);
    // First where no level can take its place: see below.
    return andThen(this.store.add(endedKey(session), ENDED, ttlMs), (isFirst) =>
      andThen(this.store.set(markKey(session), ENDED, ttlMs), () => isFirst),
    );
  }

  /** Marks a session with a log level, unless it was ended. */
  async setLevel(session: Session, level: LoggingLevel): Promise<void> {
    await this.store.set(markKey(session), level, leftMs(session));
    // Had it been ended just before, its mark would be lost.
    if ((await this.store.get(endedKey(session))) === undefined) return;
    await this.store.set(markKey(session), ENDED, leftMs(session));
  }
}

function markKey({ id }: Session): string {
  return `session:mark:${id}`;
}

function endedKey({ id }: Session): string {
  return `session:ended:${id}`;
}
