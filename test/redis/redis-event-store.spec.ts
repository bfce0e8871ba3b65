import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  RedisEventStore,
  type RedisEventStoreOptions,
} from '../../lib/redis/redis-event-store.js';
import { EventRelay, type KeptEvent } from '../../lib/sessions/event-relay.js';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
} from './redis-server.js';
import { eventually } from './support/eventually.js';

const stream = { session: 'alice', name: 'get-1' };

describeWithRedis('the event store in Redis', () => {
  let server: RedisServer;
  let redis: Redis;
  let store: RedisEventStore;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    store = new RedisEventStore({ redis });
  });
  beforeEach(async () => {
    await redis.flushall();
    // As a Redis that was started anew: it knows no scripts.
    await redis.script('FLUSH');
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  const storeWith = (options: Partial<RedisEventStoreOptions>) =>
    new RedisEventStore({ redis, ...options });

  async function replay(session: string, eventId: string, from = store) {
    const events: string[] = [];
    const name = await from.replayAfter(session, eventId, (id, message) =>
      events.push(message === '' ? `empty ${id}` : message),
    );
    return name === undefined ? undefined : { name, events };
  }

  it('sends again on any replica what followed, in order', async () => {
    const ids: string[] = [];
    for (const message of ['1', '2', '3 é😀']) {
      ids.push(await store.append(stream, message));
    }
    const replica = new RedisEventStore({ redis: server.url });
    const [first = '', , last = ''] = ids;
    expect(await replay('alice', first, replica)).toEqual({
      name: 'get-1',
      events: ['2', '3 é😀'],
    });
    expect(await replay('alice', last, replica)).toEqual({
      name: 'get-1',
      events: [],
    });
    await replica.close();
  });

  it('sends events again with the ids they had', async () => {
    const first = await store.append(stream, '1');
    const second = await store.append(stream, '2');
    const ids: string[] = [];
    await store.replayAfter('alice', first, (id) => ids.push(id));
    expect(ids).toEqual([second]);
    expect(second).toMatch(/^[!-~]+$/);
  });

  it('marks a place with an empty message, and never sends it', async () => {
    const priming = await store.append(stream, '');
    expect(await replay('alice', priming)).toEqual({
      name: 'get-1',
      events: [],
    });
    await store.append(stream, '1');
    await store.append(stream, '');
    expect(await replay('alice', priming)).toEqual({
      name: 'get-1',
      events: ['1'],
    });
  });

  it('keeps the streams of a session apart', async () => {
    const id = await store.append(stream, '1');
    await store.append({ session: 'alice', name: 'get-2' }, 'of another');
    expect(await replay('alice', id)).toEqual({ name: 'get-1', events: [] });
  });

  it('has nothing for another session', async () => {
    const id = await store.append(stream, '1');
    await store.append(stream, '2');
    await store.append({ session: 'mallory', name: 'get-2' }, '3');
    expect(await replay('mallory', id)).toBeUndefined();
  });

  it.each([
    '',
    'get-1',
    'get-1_',
    'get-1_-',
    'get-1_0',
    'get-1_+',
    'get-1_99999999999999-0',
    'get-1_99999999999999999999-0',
    'get-1_0-99999999999999999999',
    'get-2_0-0',
    'get-1_0-0\n',
    'get-1_0-0 DEL x',
    `${'a'.repeat(100_000)}_0-0`,
    '*_0-0',
    '1}:bytes_0-0',
  ])('has nothing for an id that was never given: %j', async (id) => {
    await store.append(stream, '1');
    expect(await replay('alice', id)).toBeUndefined();
  });

  it('keeps the last events of a stream, as many as allowed', async () => {
    const small = storeWith({ maxEvents: 3 });
    const first = await small.append(stream, '0');
    for (let n = 1; n <= 9; n += 1) await small.append(stream, String(n));
    expect((await replay('alice', first))?.events).toEqual(['7', '8', '9']);
  });

  it('keeps the last events of a stream, as large as allowed, and the last one anyway', async () => {
    const small = storeWith({ maxBytes: 100 });
    const first = await small.append(stream, 'a'.repeat(40));
    await small.append(stream, 'b'.repeat(40));
    await small.append(stream, 'c'.repeat(40));
    expect((await replay('alice', first))?.events).toEqual([
      'b'.repeat(40),
      'c'.repeat(40),
    ]);
    await small.append(stream, 'd'.repeat(1_000));
    expect((await replay('alice', first))?.events).toEqual(['d'.repeat(1_000)]);
    await small.append(stream, 'e'.repeat(40));
    expect((await replay('alice', first))?.events).toEqual(['e'.repeat(40)]);
  });

  it('drops events, and streams, whose time is up', async () => {
    const short = storeWith({ ttlMs: 1_000 });
    const first = await short.append(stream, '1');
    await short.append(stream, '2');
    // Within the time of the stream, but past that of the events before.
    await new Promise((resolve) => setTimeout(resolve, 700));
    await short.append(stream, '3');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await short.append(stream, '4');
    expect((await replay('alice', first))?.events).toEqual(['3', '4']);
    await eventually(async () => expect(await redis.keys('*')).toEqual([]));
    expect(await replay('alice', first)).toBeUndefined();
  });

  it('leaves nothing of a stream it is told to forget', async () => {
    const id = await store.append(stream, '1');
    await store.forget(stream);
    expect(await replay('alice', id)).toBeUndefined();
    expect(await redis.keys('*')).toEqual([]);
  });

  it('brings a client that comes back each event once, though many are on their way', async () => {
    const relay = new EventRelay(stream, store);
    const first = await store.append(stream, 'first');
    const messages = Array.from({ length: 500 }, (_, n) => String(n));
    for (const message of messages) relay.send(message);
    const told: string[] = [];
    const sink = { event: (text: string) => told.push(text), end: () => {} };
    await relay.resume(sink, async () => {
      const missed: KeptEvent[] = [];
      await store.replayAfter('alice', first, (...event) => missed.push(event));
      return missed;
    });
    await relay.settling;
    expect(told).toEqual(messages);
  });

  it('keeps all that replicas add at the same time', async () => {
    const first = await store.append(stream, 'first');
    const messages = Array.from({ length: 100 }, (_, n) => String(n));
    await Promise.all(messages.map((message) => store.append(stream, message)));
    expect(new Set((await replay('alice', first))?.events)).toEqual(
      new Set(messages),
    );
  });
});
