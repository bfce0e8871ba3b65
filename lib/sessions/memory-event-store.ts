import { EventLog, type EventLogLimits } from './event-log.js';
import type { EventStore, EventStream, ReplayListener } from './event-store.js';

/** How much is kept, and for how long. */
export interface MemoryEventStoreOptions {
  /** Milliseconds an event is kept. Default: 5 minutes. */
  readonly ttlMs?: number;
  /** Most events of a stream; the oldest go first. Default: 1,000. */
  readonly maxEvents?: number;
  /** Most bytes of a stream; the oldest events go first, the last one stays. Default: 1 MiB. */
  readonly maxBytes?: number;
  /** Most bytes in all; the streams go first that have been silent the longest. Default: 64 MiB. */
  readonly maxTotalBytes?: number;
}

const EVENT_ID = /^([\w-]+)_([0-9a-z]{1,11})$/;

/** Keeps the events of streams in the memory of this process; answers at once. */
export class MemoryEventStore implements EventStore {
  /** In the order in which they were last added to. */
  readonly #logs = new Map<string, EventLog>();
  readonly #ttlMs: number;
  readonly #limits: EventLogLimits;
  readonly #maxTotalBytes: number;
  /** One row of numbers for all streams: a stream that was dropped and begins anew repeats none. */
  #lastNumber = 0;
  #totalBytes = 0;
  #sweeping = false;

  constructor({
    ttlMs = 5 * 60 * 1_000,
    maxEvents = 1_000,
    maxBytes = 1024 * 1024,
    maxTotalBytes = 64 * 1024 * 1024,
  }: MemoryEventStoreOptions = {}) {
    this.#ttlMs = ttlMs;
    this.#limits = { maxEvents, maxBytes };
    this.#maxTotalBytes = maxTotalBytes;
  }

  append(stream: EventStream, message: string): string {
    const key = keyOf(stream.session, stream.name);
    const log = this.#take(key) ?? new EventLog(this.#limits);
    const number = (this.#lastNumber += 1);
    log.add(number, message, Date.now() + this.#ttlMs);
    this.#logs.set(key, log);
    this.#totalBytes += log.bytes;
    this.#makeRoom();
    this.#sweepLater();
    return idOf(stream.name, number);
  }

  replayAfter(
    session: string,
    eventId: string,
    send: ReplayListener,
  ): string | undefined {
    const [, name = '', digits = ''] = EVENT_ID.exec(eventId) ?? [];
    const log = this.#logs.get(keyOf(session, name));
    const number = Number.parseInt(digits, 36);
    if (!log || log.expiresAt <= Date.now()) return undefined;
    if (number > this.#lastNumber) return undefined;
    for (const event of log.after(number)) {
      send(idOf(name, event.number), event.message);
    }
    return name;
  }

  forget({ session, name }: EventStream): void {
    this.#take(keyOf(session, name));
  }

  #take(key: string): EventLog | undefined {
    const log = this.#logs.get(key);
    if (!log) return undefined;
    this.#logs.delete(key);
    this.#totalBytes -= log.bytes;
    return log;
  }

  /** Drops what has expired, and what there is no room for. */
  #makeRoom(): void {
    const now = Date.now();
    for (const [key, log] of this.#logs) {
      const fits = this.#totalBytes <= this.#maxTotalBytes;
      if (fits && log.expiresAt > now) return;
      this.#take(key);
    }
  }

  /** A server that has fallen silent gives the memory back. */
  #sweepLater(): void {
    if (this.#sweeping) return;
    this.#sweeping = true;
    setTimeout(() => {
      this.#sweeping = false;
      this.#makeRoom();
      if (this.#logs.size > 0) this.#sweepLater();
    }, this.#ttlMs).unref();
  }
}

function keyOf(session: string, name: string): string {
  return `${session} ${name}`;
}

function idOf(name: string, number: number): string {
  return `${name}_${number.toString(36)}`;
}
