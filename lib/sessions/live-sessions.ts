import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from './event-store.js';
import { LiveSession, type LiveSessionHost } from './live-session.js';
import type { KnownSession } from './session-registry.js';

const SWEEP_MS = 60_000;
const IDLE_MS = 30 * 60_000;
const MOST_HELD = 10_000;

/** How long closing waits for an event store, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * The sessions this process has something to hold of: an open stream, a
 * subscription, a log level, a request that is running. All others cost
 * nothing. What is held without a stream is forgotten after half an hour
 * without a request, unless it hides something, or when 10,000 others are held,
 * the longest unused first.
 */
export class LiveSessions {
  /** Those used last come last. */
  readonly #sessions = new Map<string, LiveSession>();
  #sweeper: NodeJS.Timeout | undefined;

  /**
   * @param refresh called once a minute with each session whose own stream this
   *   replica writes: a bus may lose what others had to tell of it
   */
  constructor(
    private readonly host: LiveSessionHost,
    private readonly events: EventStore,
    private readonly refresh?: (live: LiveSession) => void,
  ) {}

  /** How many there are. */
  get size(): number {
    return this.#sessions.size;
  }

  /** What is held of a session, from now until `release`; nothing but a place for it at first. */
  acquire(session: KnownSession): LiveSession {
    const live =
      this.#sessions.get(session.id) ??
      new LiveSession(session, this.events, this.host);
    if (session.logLevel !== undefined) live.logLevel = session.logLevel;
    if (session.visibility !== undefined) live.visibility = session.visibility;
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
    this.settle(live);
  }

  /** To be called when there is less to hold of a session than before. */
  settle(live: LiveSession): void {
    if (live.isIdle) this.#sessions.delete(live.session.id);
    else if (this.#sessions.size > MOST_HELD) this.#forgetOne();
  }

  /** What is held of the session of an id. */
  find(id: string): LiveSession | undefined {
    return this.#sessions.get(id);
  }

  /** Those held at the moment. */
  [Symbol.iterator](): Iterator<LiveSession> {
    return this.#sessions.values();
  }

  /** Forgets a session that was ended, and completes its responses. */
  end(live: LiveSession): void {
    this.#sessions.delete(live.session.id);
    // Nobody waits for what a store still has to keep.
    void live.close();
  }

  /** Forgets all of them. @returns when their responses are complete, or a second later */
  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
    const lives = [...this.#sessions.values()];
    const closing = lives.flatMap((live) => live.close());
    this.#sessions.clear();
    if (closing.length === 0) return;
    const patience = sleep(PATIENCE_MS, undefined, { ref: false });
    await Promise.race([Promise.all(closing), patience]);
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
      const isForgotten =
        live.isUnused && !live.hidesAlone && now - live.usedAt > IDLE_MS;
      if (isOver || isForgotten) this.end(live);
      else if (live.isWriter) this.refresh?.(live);
    }
    if (this.#sessions.size > 0) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }
}
