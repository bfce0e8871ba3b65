import type { KeyValueStore } from '../internal.js';
import { RedisConnection } from './redis-connection.js';
import { DEFAULT_PREFIX, type McpRedisOptions } from './redis-options.js';

/**
 * Keeps keys and values in Redis, for replicas to share; Redis drops what has
 * expired. All methods reject at once while Redis is away.
 */
export class RedisKeyValueStore implements KeyValueStore {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  /** @throws McpConfigurationException `MCP_REDIS_PEER_MISSING` */
  constructor(options: McpRedisOptions) {
    this.#connection = new RedisConnection(options);
    this.#prefix = `${options.prefix ?? DEFAULT_PREFIX}kv:`;
  }

  async get(key: string): Promise<string | undefined> {
    const value = await this.#connection.run((client) =>
      client.get(this.#prefix + key),
    );
    return value ?? undefined;
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.#connection.run((client) =>
      client.set(this.#prefix + key, value, 'PX', wholeMs(ttlMs)),
    );
  }

  async add(key: string, value: string, ttlMs: number): Promise<boolean> {
    const reply = await this.#connection.run((client) =>
      client.set(this.#prefix + key, value, 'PX', wholeMs(ttlMs), 'NX'),
    );
    return reply !== null;
  }

  async delete(key: string): Promise<void> {
    await this.#connection.run((client) => client.del(this.#prefix + key));
  }

  /** Closes the connection if it was opened here. */
  close(): Promise<void> {
    return this.#connection.close();
  }
}

/** Redis takes whole milliseconds only, and at least one. */
function wholeMs(ttlMs: number): number {
  return Math.max(1, Math.ceil(ttlMs));
}
