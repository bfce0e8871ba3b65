import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RedisBus } from '../../lib/redis/redis-bus.js';
import { silentLogger } from '../support/silent-logger.js';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
} from './redis-server.js';
import { eventually } from './support/eventually.js';

describeWithRedis('the bus over Redis', () => {
  let server: RedisServer;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(silentLogger);
    server = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((bus) => bus.close()));
  });
  afterAll(async () => {
    await server.stop();
    Logger.overrideLogger(new Logger());
  });

  function replica(prefix?: string): RedisBus {
    const bus = new RedisBus({
      redis: server.url,
      ...(prefix !== undefined && { prefix }),
    });
    open.push(bus);
    return bus;
  }

  it('brings messages to all subscribers on all replicas, in order', async () => {
    const [one, two] = [replica(), replica()];
    const heard: string[][] = [[], [], []];
    await one.subscribe('a', (message) => heard[0]?.push(message));
    await two.subscribe('a', (message) => heard[1]?.push(message));
    await two.subscribe('a', (message) => heard[2]?.push(message));
    const sent = Array.from({ length: 100 }, (_, n) => `${n} é😀\n`);
    await Promise.all(sent.map((message) => one.publish('a', message)));
    await eventually(() => expect(heard).toEqual([sent, sent, sent]));
  });

  it('keeps channels apart, and servers with different prefixes', async () => {
    const [one, other] = [replica(), replica('other:')];
    const heard: string[] = [];
    await one.subscribe('a', (message) => heard.push(message));
    await one.publish('b', 'not for a');
    await other.publish('a', 'not for this server');
    await one.publish('a', 'for a');
    await eventually(() => expect(heard).toEqual(['for a']));
  });

  it('leaves a channel when its last subscriber here goes', async () => {
    const bus = replica();
    const heard: string[] = [];
    const [first, second] = [
      await bus.subscribe('a', (message) => heard.push(`first ${message}`)),
      await bus.subscribe('a', (message) => heard.push(`second ${message}`)),
    ];
    const watcher = new Redis(server.url);
    first();
    first();
    await bus.publish('a', '1');
    await eventually(() => expect(heard).toEqual(['second 1']));
    expect(await watcher.pubsub('NUMSUB', 'mcp:a')).toEqual(['mcp:a', 1]);
    second();
    await eventually(async () =>
      expect(await watcher.pubsub('NUMSUB', 'mcp:a')).toEqual(['mcp:a', 0]),
    );
    watcher.disconnect();
  });

  it('may be left and joined again in one breath', async () => {
    const bus = replica();
    const heard: string[] = [];
    const leave = await bus.subscribe('a', () => undefined);
    leave();
    await bus.subscribe('a', (message) => heard.push(message));
    await bus.publish('a', '1');
    await eventually(() => expect(heard).toEqual(['1']));
  });

  it('lets no subscriber that throws keep a message from the others', async () => {
    const bus = replica();
    const heard: string[] = [];
    await bus.subscribe('a', () => {
      throw new Error('not my day');
    });
    await bus.subscribe('a', (message) => heard.push(message));
    await bus.publish('a', '1');
    await eventually(() => expect(heard).toEqual(['1']));
  });

  it('takes a connection of the application, and leaves it open', async () => {
    const redis = new Redis(server.url, { keyPrefix: 'app:' });
    const bus = new RedisBus({ redis });
    const heard: string[] = [];
    await bus.subscribe('a', (message) => heard.push(message));
    await bus.publish('a', '1');
    await eventually(() => expect(heard).toEqual(['1']));
    await bus.close();
    expect(await redis.ping()).toBe('PONG');
    redis.disconnect();
  });

  it('takes options, and a lazy connection nobody has used yet', async () => {
    const { port } = server;
    const lazy = new Redis({ port, lazyConnect: true });
    const [one, two] = [
      new RedisBus({ redis: { port } }),
      new RedisBus({ redis: lazy }),
    ];
    open.push(one, two);
    const heard: string[] = [];
    await one.subscribe('a', (message) => heard.push(message));
    await two.publish('a', '1');
    await eventually(() => expect(heard).toEqual(['1']));
    lazy.disconnect();
  });

  it('brings nothing any more once it is closed', async () => {
    const [one, two] = [replica(), replica()];
    const heard: string[] = [];
    await one.subscribe('a', (message) => heard.push(message));
    await one.close();
    await two.publish('a', '1');
    await expect(one.publish('a', '2')).rejects.toThrow('closed');
    expect(heard).toEqual([]);
  });

  it('says so when Redis does not permit a channel', async () => {
    const admin = new Redis(server.url);
    await admin.acl(
      'SETUSER',
      'guest',
      'on',
      'nopass',
      '+@all',
      'resetchannels',
    );
    const bus = new RedisBus({
      redis: { port: server.port, username: 'guest', password: 'any' },
    });
    open.push(bus);
    await expect(bus.subscribe('a', () => undefined)).rejects.toThrow(/NOPERM/);
    await expect(bus.publish('a', '1')).rejects.toThrow(/NOPERM/);
    admin.disconnect();
  });
});
