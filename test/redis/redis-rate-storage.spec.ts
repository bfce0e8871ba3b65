import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisRateStorage } from '../../lib/redis/redis-rate-storage.js';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
} from './redis-server.js';
import { eventually } from './support/eventually.js';

const HOUR_MS = 3_600_000;

describeWithRedis('counting requests in Redis', () => {
  let server: RedisServer;
  let redis: Redis;
  let storage: RedisRateStorage;
  let replica: RedisRateStorage;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    storage = new RedisRateStorage({ redis });
    replica = new RedisRateStorage({ redis: server.url });
  });
  beforeEach(async () => {
    await redis.flushall();
  });
  afterAll(async () => {
    await Promise.all([storage.close(), replica.close()]);
    redis.disconnect();
    await server.stop();
  });

  it('lets as many of a hundred through as the limit says, whichever replica they reach', async () => {
    const records = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        (n % 2 ? storage : replica).increment('a', HOUR_MS, 10, HOUR_MS, 'mcp'),
      ),
    );
    expect(records.filter(({ isBlocked }) => !isBlocked)).toHaveLength(10);
    const other = await storage.increment('b', HOUR_MS, 10, HOUR_MS, 'mcp');
    expect(other).toMatchObject({ totalHits: 1, isBlocked: false });
  });

  it('tells in seconds when the window ends, and the block', async () => {
    const count = () => storage.increment('a', HOUR_MS, 1, 5_000, 'mcp');
    expect(await count()).toEqual({
      totalHits: 1,
      timeToExpire: 3_600,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
    expect(await count()).toMatchObject({
      totalHits: 2,
      isBlocked: true,
      timeToBlockExpire: 5,
    });
    expect((await count()).timeToBlockExpire).toBeLessThanOrEqual(5);
  });

  it('begins anew when a block or a window is over, and leaves nothing behind', async () => {
    const count = () => storage.increment('a', 200, 1, 100, 'mcp');
    await count();
    expect((await count()).isBlocked).toBe(true);
    await eventually(async () => expect((await count()).isBlocked).toBe(false));
    await eventually(async () => expect(await redis.dbsize()).toBe(0));
  });

  it('counts on with a Redis that was started anew', async () => {
    await storage.increment('a', HOUR_MS, 1, HOUR_MS, 'mcp');
    await redis.script('FLUSH');
    const next = await storage.increment('a', HOUR_MS, 1, HOUR_MS, 'mcp');
    expect(next.isBlocked).toBe(true);
  });
});
