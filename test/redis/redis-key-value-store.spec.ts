import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisKeyValueStore } from '../../lib/redis/redis-key-value-store.js';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
} from './redis-server.js';
import { eventually } from './support/eventually.js';

describeWithRedis('the key-value store in Redis', () => {
  let server: RedisServer;
  let redis: Redis;
  let store: RedisKeyValueStore;
  let replica: RedisKeyValueStore;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    store = new RedisKeyValueStore({ redis });
    replica = new RedisKeyValueStore({ redis: server.url });
  });
  beforeEach(async () => {
    await redis.flushall();
  });
  afterAll(async () => {
    await Promise.all([store.close(), replica.close()]);
    redis.disconnect();
    await server.stop();
  });

  it('gives replicas what one of them has set', async () => {
    await store.set('key', 'é😀\0"', 60_000);
    expect(await replica.get('key')).toBe('é😀\0"');
    await store.set('key', '', 60_000);
    expect(await replica.get('key')).toBe('');
  });

  it('has nothing where nothing was set, or where it was deleted', async () => {
    expect(await store.get('key')).toBeUndefined();
    await store.set('key', 'value', 60_000);
    await replica.delete('key');
    await replica.delete('key');
    expect(await store.get('key')).toBeUndefined();
  });

  it('lets one of a hundred claim a key', async () => {
    const claims = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        (n % 2 ? store : replica).add('key', String(n), 60_000),
      ),
    );
    const winners = claims.flatMap((isMine, n) => (isMine ? [String(n)] : []));
    expect(winners).toEqual([await store.get('key')]);
  });

  it('forgets what has expired, which can then be claimed again', async () => {
    await store.set('set', 'value', 30);
    expect(await store.add('added', 'value', 30)).toBe(true);
    expect(await store.add('added', 'other', 30)).toBe(false);
    await eventually(async () => {
      expect(await store.get('set')).toBeUndefined();
      expect(await store.add('added', 'other', 60_000)).toBe(true);
    });
  });

  it('counts its time anew when a key is set again', async () => {
    await store.set('key', '1', 30);
    await store.set('key', '2', 60_000);
    expect(await redis.pttl('mcp:kv:key')).toBeGreaterThan(50_000);
  });

  it('takes parts of a millisecond, and no time at all', async () => {
    await store.set('key', 'value', 59_999.5);
    expect(await store.get('key')).toBe('value');
    await store.set('key', 'value', 0);
    await eventually(async () =>
      expect(await store.get('key')).toBeUndefined(),
    );
  });

  it('leaves alone what others keep in the same Redis', async () => {
    const other = new RedisKeyValueStore({ redis, prefix: 'other:' });
    await redis.set('key', 'the application');
    await other.set('key', 'another server', 60_000);
    await store.set('key', 'this server', 60_000);
    await store.delete('key');
    expect(await other.get('key')).toBe('another server');
    expect(await redis.get('key')).toBe('the application');
  });

  it('closes no connection of the application', async () => {
    const guest = new RedisKeyValueStore({ redis });
    await guest.set('key', 'value', 60_000);
    await guest.close();
    await expect(guest.get('key')).rejects.toThrow('closed');
    expect(await redis.ping()).toBe('PONG');
  });
});
