import type { Redis, RedisOptions } from 'ioredis';

/** Where Redis is, and what is ours in it. */
export interface McpRedisOptions {
  /**
   * A connection of the application's, which stays open when this is closed; or
   * options or a URL (`redis://user:password@host:6379/0`) to open one with,
   * which is closed with this. Subscribing always takes a connection of its own.
   */
  readonly redis: Redis | RedisOptions | string;
  /** Stands in front of every key and channel; `mcp:` by default. Servers that share a Redis and are not replicas of each other need different ones. */
  readonly prefix?: string;
  /** How long Redis may take for an answer, in milliseconds; 2,000 by default. What takes longer has failed. */
  readonly timeoutMs?: number;
}

/** What stands in front of every key and channel unless the application says otherwise. */
export const DEFAULT_PREFIX = 'mcp:';
