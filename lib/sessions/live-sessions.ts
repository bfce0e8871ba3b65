import type { EventStore } from './event-store.js';
import { LiveSession } from './live-session.js';
import type { SessionRegistry } from './session-registry.js';
import type { Session } from './session.js';

const SWEEP_MS = 60_000;
const IDLE_MS = 30 * 60_000;
const MOST_HELD = 10_000;

/**
 * The sessions this process has something to hold of: an open stream, a
 * subscription, a log level, a request that is running. All others cost
 * nothing. What is held without a stream is forgotten after half an hour
 * without a request, or when 10,000 others are held, the longest unused first.
 */
export class LiveSessions {
  /** Those used last come last. */
  readonly #sessions = new Map<string, LiveSession>();
  #sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly registry: SessionRegistry,
    private readonly events: EventStore,
  ) {}

  /** How many there are. */
  get size(): number {
    return this.#sessions.size;
  }

  /** What is held of a session, from now until `release`; nothing but a place for it at first. */
  acquire(session: Session): LiveSession {
    const live =
      this.#sessions.get(session.id) ??
      new LiveSession(session, this.events, (principal) =>
        this.registry.belongsTo(session, principal),
      );
    this.#sessions.delete(session.id);
    this.#sessions.set(session.id, live);
    live.uses += 1;
    live.usedAt = Date.now();
    this.#sweepLater();
    return live;
  }

  /** To be called once for each `acquire`, when the request or stream is over. */
  release(live: LiveSession): void {
    live.uses -= 1;
    if (live.isIdle) this.#sessions.delete(live.session.id);
    else if (this.#sessions.size > MOST_HELD) this.#forgetOne();
  }

  /** Those held at the moment. */
  [Symbol.iterator](): Iterator<LiveSession> {
    return this.#sessions.values();
  }

  /** Forgets a session that was ended, and completes its responses. */
  end(live: LiveSession): void {
    this.#sessions.delete(live.session.id);
    live.close();
  }

  /** Forgets all of them. */
  close(): void {
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
    for (const live of this.#sessions.values()) live.close();
    this.#sessions.clear();
  }

  #forgetOne(): void {
    for (const live of this.#sessions.values()) {
      if (!live.isUnused) continue;
      this.#sessions.delete(live.session.id);
      return;
    }
  }

  /** Sessions that have expired cannot be used again, whatever they hold. */
  #sweepLater(): void {
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  #sweep(): void {
    const now = Date.now();
    for (const live of this.#sessions.values()) {
      const isOver = live.session.expiresAt * 1_000 <= now;
      const isForgotten = live.isUnused && now - live.usedAt > IDLE_MS;
      if (isOver || isForgotten) this.end(live);
    }
    if (this.#sessions.size > 0) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }
}
