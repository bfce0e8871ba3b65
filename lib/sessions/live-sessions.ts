import type { EventStore } from './event-store.js';
import { LiveSession } from './live-session.js';
import type { SessionRegistry } from './session-registry.js';
import type { Session } from './session.js';

const SWEEP_MS = 60_000;

/**
 * The sessions this process has something to hold of: an open stream, a
 * subscription, a log level, a request that is running. All others cost nothing.
 */
export class LiveSessions {
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
    let live = this.#sessions.get(session.id);
    if (!live) {
      live = new LiveSession(session, this.events, (principal) =>
        this.registry.belongsTo(session, principal),
      );
      this.#sessions.set(session.id, live);
      this.#sweepLater();
    }
    live.uses += 1;
    return live;
  }

  /** To be called once for each `acquire`, when the request or stream is over. */
  release(live: LiveSession): void {
    live.uses -= 1;
    if (live.isIdle) this.#sessions.delete(live.session.id);
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

  /** Sessions that have expired cannot be used again, whatever they hold. */
  #sweepLater(): void {
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  #sweep(): void {
    const now = Date.now() / 1_000;
    for (const live of this.#sessions.values()) {
      if (live.session.expiresAt <= now) this.end(live);
    }
    if (this.#sessions.size > 0) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }
}
