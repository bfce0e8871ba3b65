import { Logger } from '@nestjs/common';
import type { Redis, RedisOptions } from 'ioredis';
import { loadIoredis } from './load-ioredis.js';
import type { McpRedisOptions } from './redis-options.js';

const logger = new Logger('McpRedis');

/** How often a connection that fails is told of, in milliseconds. */
const LOG_INTERVAL_MS = 60_000;

const LONGEST_RETRY_MS = 2_000;

/** What may be otherwise, where the application says so. */
const DEFAULTS: RedisOptions = {
  connectTimeout: 5_000,
  // Half a second of jitter: not all replicas should come back in the same moment.
  retryStrategy: (times) =>
    Math.min(50 * 2 ** Math.min(times, 10), LONGEST_RETRY_MS) +
    Math.random() * 500,
};

/** What must be so, lest requests wait for a Redis that is away, and what they asked for is done when they are long answered. */
const FAIL_FAST: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  // The bus knows better which channels it still needs.
  autoResubscribe: false,
  lazyConnect: false,
  // Keeps the process for as long after closing, where Redis was away.
  disconnectTimeout: 100,
};

/** Whether options are a connection of the application's. */
export function isRedis(redis: McpRedisOptions['redis']): redis is Redis {
  return (
    typeof redis === 'object' &&
    'duplicate' in redis &&
    typeof redis.duplicate === 'function'
  );
}

/**
 * Opens a connection that is ours to close, to the same Redis as the application's where it gave one.
 * It reconnects for as long as it takes.
 * @throws McpConfigurationException `MCP_REDIS_PEER_MISSING`
 */
export function openRedis(redis: McpRedisOptions['redis']): Redis {
  const opened = create(redis);
  let next = 0;
  opened.on('error', (error: Error) => {
    const now = Date.now();
    if (now < next) return;
    next = now + LOG_INTERVAL_MS;
    logger.warn(`Redis fails, and is tried again: ${error.message}`);
  });
  return opened;
}

function create(redis: McpRedisOptions['redis']): Redis {
  if (isRedis(redis)) return redis.duplicate(FAIL_FAST);
  const Redis = loadIoredis();
  return typeof redis === 'string'
    ? new Redis(redis, { ...DEFAULTS, ...FAIL_FAST })
    : new Redis({ ...DEFAULTS, ...redis, ...FAIL_FAST });
}
