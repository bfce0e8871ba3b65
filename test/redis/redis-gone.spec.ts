import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { NotificationHub } from '../../lib/notifications/notification-hub.js';
import { RedisBus } from '../../lib/redis/redis-bus.js';
import { RedisEventStore } from '../../lib/redis/redis-event-store.js';
import { RedisKeyValueStore } from '../../lib/redis/redis-key-value-store.js';
import { silentLogger } from '../support/silent-logger.js';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
} from './redis-server.js';
import { eventually, timeToFail } from './support/eventually.js';

/** What is due at once may take this long on a machine that is busy, in milliseconds. */
const AT_ONCE = 500;

describeWithRedis('a Redis that goes away', () => {
  let server: RedisServer;
  const open: { close(): unknown }[] = [];

  beforeEach(async () => {
    Logger.overrideLogger(silentLogger);
    server = await startRedis();
  });
  afterEach(async () => {
    server.thaw();
    await Promise.all(open.splice(0).map((each) => each.close()));
    await server.stop();
    Logger.overrideLogger(new Logger());
  });

  function use<T extends { close(): unknown }>(each: T): T {
    open.push(each);
    return each;
  }

  it('makes publishing fail at once, and is subscribed to again when it is back', async () => {
    const bus = use(new RedisBus({ redis: server.url }));
    const heard: string[] = [];
    await bus.subscribe('a', (message) => heard.push(message));
    await bus.publish('a', 'before');
    await eventually(() => expect(heard).toEqual(['before']));

    await server.kill();
    expect(await timeToFail(bus.publish('a', 'lost'))).toBeLessThan(AT_ONCE);
    expect(await timeToFail(bus.publish('a', 'lost'))).toBeLessThan(AT_ONCE);

    await server.restart();
    await eventually(async () => {
      await bus.publish('a', 'after');
      expect(heard).toContain('after');
    });
    expect(heard).not.toContain('lost');
  });

  it('may be subscribed to meanwhile', async () => {
    const bus = use(new RedisBus({ redis: server.url }));
    await bus.publish('a', 'it is there');
    await server.kill();
    const heard: string[] = [];
    await bus.subscribe('a', (message) => heard.push(message));
    await server.restart();
    await eventually(async () => {
      await bus.publish('a', 'after');
      expect(heard).toContain('after');
    });
  });

  it('may be away from the start', async () => {
    await server.kill();
    const bus = use(new RedisBus({ redis: server.url }));
    expect(await timeToFail(bus.publish('a', 'lost'))).toBeLessThan(AT_ONCE);
    const heard: string[] = [];
    await bus.subscribe('a', (message) => heard.push(message));
    await server.restart();
    await eventually(async () => {
      await bus.publish('a', 'after');
      expect(heard).toContain('after');
    });
  });

  it('makes the stores fail at once, and serves them again when it is back', async () => {
    const store = use(new RedisKeyValueStore({ redis: server.url }));
    const events = use(new RedisEventStore({ redis: server.url }));
    const stream = { session: 's', name: 'get' };
    await store.set('key', 'value', 60_000);
    await events.append(stream, '1');
    await server.kill();
    for (const attempt of [
      () => store.get('key'),
      () => store.set('key', 'value', 1),
      () => store.add('key', 'value', 1),
      () => store.delete('key'),
      () => events.append(stream, '2'),
      () => events.replayAfter('s', 'get_1-0', () => undefined),
      () => events.forget(stream),
    ]) {
      expect(await timeToFail(attempt())).toBeLessThan(AT_ONCE);
    }
    await server.restart();
    await eventually(() => store.set('key', 'anew', 60_000));
    expect(await store.get('key')).toBe('anew');
    await eventually(() => events.append(stream, 'anew'));
  });

  it('fails what was under way, and does not do it later', async () => {
    const store = use(new RedisKeyValueStore({ redis: server.url }));
    await store.set('key', 'value', 60_000);
    server.freeze();
    const underWay = timeToFail(store.set('key', 'late', 60_000));
    await server.kill();
    expect(await underWay).toBeLessThan(AT_ONCE);
    await server.restart();
    expect(await eventually(() => store.get('key'))).toBeUndefined();
  });

  it('is waited for no longer than told while it hangs', async () => {
    const options = { redis: server.url, timeoutMs: 200 };
    const store = use(new RedisKeyValueStore(options));
    await store.set('key', 'value', 60_000);
    server.freeze();
    const time = await timeToFail(store.get('key'));
    expect(time).toBeGreaterThan(150);
    expect(time).toBeLessThan(200 + AT_ONCE);
    server.thaw();
    expect(await eventually(() => store.get('key'))).toBe('value');
  });

  it('makes no request wait either on a connection of the application', async () => {
    const redis = new Redis(server.url);
    redis.on('error', () => undefined);
    use({ close: () => redis.disconnect() });
    const bus = use(new RedisBus({ redis }));
    const heard: string[] = [];
    await bus.subscribe('a', (message) => heard.push(message));
    await server.kill();
    expect(await timeToFail(bus.publish('a', 'lost'))).toBeLessThan(AT_ONCE);
    await server.restart();
    await eventually(async () => {
      await bus.publish('a', 'after');
      expect(heard).toContain('after');
    });
  });

  it('keeps nothing from those who listen here, and brings the replicas together again', async () => {
    const replica = () => {
      const bus = use(new RedisBus({ redis: server.url }));
      const hub = use(new NotificationHub({ serverId: 'main', bus }));
      const heard: unknown[] = [];
      hub.listen((event) => heard.push(event.kind === 'log' && event.data));
      return {
        heard,
        log: (data: string) =>
          hub.publish({ kind: 'log', level: 'info', data }),
      };
    };
    const [one, two] = [replica(), replica()];
    await eventually(() => {
      one.log('first');
      expect(two.heard).toContain('first');
    });
    await server.kill();
    one.log('alone');
    expect(one.heard.filter((data) => data === 'alone')).toHaveLength(1);
    await server.restart();
    await eventually(() => {
      one.log('together');
      expect(two.heard).toContain('together');
    });
    expect(two.heard).not.toContain('alone');
  });

  it('is closed without waiting for it', async () => {
    const bus = new RedisBus({ redis: server.url });
    await bus.subscribe('a', () => undefined);
    await server.kill();
    const start = performance.now();
    await bus.close();
    expect(performance.now() - start).toBeLessThan(AT_ONCE);
  });
});
