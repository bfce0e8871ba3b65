import type { EventStore, EventStream, ReplayListener } from '../internal.js';
import { appendTo, type StreamLimits } from './append-script.js';
import { RedisConnection } from './redis-connection.js';
import { DEFAULT_PREFIX, type McpRedisOptions } from './redis-options.js';

/** Where events are kept, how many, and for how long. */
export interface RedisEventStoreOptions extends McpRedisOptions {
  /** Milliseconds an event is kept. Default: 5 minutes. */
  readonly ttlMs?: number;
  /** Most events of a stream; the oldest go first. Default: 1,000. */
  readonly maxEvents?: number;
  /** Most bytes of a stream; the oldest events go first, the last one stays. Default: 1 MiB. */
  readonly maxBytes?: number;
}

/** The stream's name, then Redis' id: milliseconds and a number, few enough digits to be exact in JavaScript. */
const EVENT_ID = /^([\w-]{1,256})_(\d{1,15})-(\d{1,15})$/;

/**
 * Keeps the events of streams in Redis, so that a client whose stream broke can
 * go on with any replica. What all streams take together is for Redis to limit,
 * by `maxmemory`. All methods reject at once while Redis is away.
 */
export class RedisEventStore implements EventStore {
  readonly #connection: RedisConnection;
  readonly #prefix: string;
  readonly #limits: StreamLimits;

  /** @throws McpConfigurationException `MCP_REDIS_PEER_MISSING` */
  constructor(options: RedisEventStoreOptions) {
    const {
      ttlMs = 5 * 60 * 1_000,
      maxEvents = 1_000,
      maxBytes = 1024 * 1024,
    } = options;
    this.#connection = new RedisConnection(options);
    this.#prefix = `${options.prefix ?? DEFAULT_PREFIX}events:`;
    this.#limits = { ttlMs, maxEvents, maxBytes };
  }

  async append(stream: EventStream, message: string): Promise<string> {
    const keys = this.#keysOf(stream.session, stream.name);
    const id = await this.#connection.run((client) =>
      appendTo(client, keys, message, this.#limits),
    );
    return `${stream.name}_${id}`;
  }

  async replayAfter(
    session: string,
    eventId: string,
    send: ReplayListener,
  ): Promise<string | undefined> {
    const [, name = '', ms = '', number = ''] = EVENT_ID.exec(eventId) ?? [];
    if (name === '') return undefined;
    const [key] = this.#keysOf(session, name);
    const from = `${ms}-${number}`;
    const events = await this.#connection.run((client) =>
      client.xrange(key, from, '+'),
    );
    // The last event stays as long as its stream: nothing from here on means there is no such stream, or no such event yet.
    if (events.length === 0) return undefined;
    for (const [id, [, message = '']] of events) {
      if (id !== from && message !== '') send(`${name}_${id}`, message);
    }
    return name;
  }

  async forget({ session, name }: EventStream): Promise<void> {
    const keys = this.#keysOf(session, name);
    await this.#connection.run((client) => client.del(...keys));
  }

  /** Closes the connection if it was opened here. */
  close(): Promise<void> {
    return this.#connection.close();
  }

  /** The braces keep both on one node of a cluster. */
  #keysOf(session: string, name: string): [stream: string, bytes: string] {
    const key = `${this.#prefix}{${session}:${name}}`;
    return [key, `${key}:bytes`];
  }
}
