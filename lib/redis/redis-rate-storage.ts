import type { RateRecord, RateStorage } from '../internal.js';
import { countIn } from './count-script.js';
import { RedisConnection } from './redis-connection.js';
import { DEFAULT_PREFIX, type McpRedisOptions } from './redis-options.js';

/**
 * Counts requests in Redis, for replicas to count together; for
 * `limits.rate.storage`. Redis drops what has expired. Rejects at once while
 * Redis is away: each replica then counts by itself.
 */
export class RedisRateStorage implements RateStorage {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  /** @throws McpConfigurationException `MCP_REDIS_PEER_MISSING` */
  constructor(options: McpRedisOptions) {
    this.#connection = new RedisConnection(options);
    this.#prefix = `${options.prefix ?? DEFAULT_PREFIX}rate:`;
  }

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    throttlerName: string,
  ): Promise<RateRecord> {
    // The braces keep both on one node of a cluster.
    const name = `${this.#prefix}{${throttlerName}:${key}}`;
    const [hits, leftMs, blockedMs] = await this.#connection.run((client) =>
      countIn(client, [name, `${name}:block`], [ttl, limit, blockDuration]),
    );
    return {
      totalHits: hits,
      timeToExpire: Math.ceil(leftMs / 1000),
      isBlocked: blockedMs > 0,
      timeToBlockExpire: Math.ceil(blockedMs / 1000),
    };
  }

  /** Closes the connection if it was opened here. */
  close(): Promise<void> {
    return this.#connection.close();
  }
}
