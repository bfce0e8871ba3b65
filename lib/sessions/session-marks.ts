import { LOG_LEVELS } from '../context/log-level.js';
import type { LoggingLevel } from '../sdk.js';
import { andThen } from './and-then.js';
import type { KeyValueStore } from './key-value-store.js';
import { leftMs, type Session } from './session.js';
import { StoreLock } from './store-lock.js';

/** What was asked for since a session began. */
export interface SessionSettings {
  readonly logLevel?: LoggingLevel | undefined;
  /** What handlers show and hide of it; empty where they take that back. */
  readonly visibility?: string | undefined;
}

/** What is known of a session beyond its id: that it was ended, or its settings. */
export type SessionMark = 'ended' | SessionSettings | undefined;

/** What a mark says of a session that was ended. */
const ENDED = '';

/** Between log level and visibility, which follows where there is any. */
const SEPARATOR = '\n';

/**
 * What replicas must know with each call of a session. It is one short value,
 * so that a call asks the store for one key, whatever it needs of it.
 */
export class SessionMarks {
  readonly #lock: StoreLock;

  constructor(private readonly store: KeyValueStore) {
    this.#lock = new StoreLock(store);
  }

  /** The mark of a session; `undefined` for one nobody has marked. */
  read(session: Session): SessionMark | Promise<SessionMark> {
    return andThen<string | undefined, SessionMark>(
      this.store.get(markKey(session)),
      (value) => (value === ENDED ? 'ended' : decode(value)),
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

  /**
   * Changes the settings of a session, unless it was ended, so that replicas
   * that do so at once lose nothing of each other's.
   *
   * @returns them after the change
   * @throws what `edit` or the store throws
   */
  change(
    session: Session,
    edit: (settings: SessionSettings) => SessionSettings,
  ): Promise<SessionSettings> {
    return this.#lock.hold(lockKey(session), async (lock) => {
      const before = await this.read(session);
      const after = edit(before === 'ended' ? {} : (before ?? {}));
      const text = encode(after);
      lock.check();
      await this.store.set(markKey(session), text, leftMs(session));
      // Had it been ended before, its mark would be lost.
      if ((await this.store.get(endedKey(session))) !== undefined) {
        await this.store.set(markKey(session), ENDED, leftMs(session));
      }
      return after;
    });
  }
}

function encode({ logLevel, visibility }: SessionSettings): string {
  const shown = visibility === undefined ? '' : SEPARATOR + visibility;
  return (logLevel ?? '') + shown || SEPARATOR;
}

function decode(value: string | undefined): SessionSettings | undefined {
  if (value === undefined) return undefined;
  const end = value.indexOf(SEPARATOR);
  const level = end < 0 ? value : value.slice(0, end);
  const logLevel = LOG_LEVELS.find((name) => name === level);
  return {
    ...(logLevel && { logLevel }),
    ...(end >= 0 && { visibility: value.slice(end + 1) }),
  };
}

function markKey({ id }: Session): string {
  return `session:mark:${id}`;
}

function lockKey({ id }: Session): string {
  return `session:marking:${id}`;
}

function endedKey({ id }: Session): string {
  return `session:ended:${id}`;
}
