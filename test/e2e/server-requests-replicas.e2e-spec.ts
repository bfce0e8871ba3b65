import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import { McpModule, type MessageBus } from '../../lib/index.js';
import { LocalBus } from '../../lib/notifications/local-bus.js';
import { RedisBus } from '../../lib/redis/index.js';
import { describeWithRedis, startRedis } from '../redis/redis-server.js';
import { AskingTools } from './support/asking-app.js';
import { PLATFORMS, type Platform, start } from './support/platforms.js';
import { RawSession } from './support/raw-session.js';

const said = (text: string) => ({ action: 'accept', content: { said: text } });

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Starts a replica; returns where it answers. */
async function replica(
  platform: Platform,
  bus: MessageBus | undefined,
): Promise<string> {
  @Module({
    imports: [
      McpModule.forRoot({
        keys: ['a secret of at least thirty-two bytes'],
        http: { maxBodySize: 10_000 },
        ...(bus && { bus }),
      }),
    ],
    providers: [AskingTools],
  })
  class AppModule {}
  const { app, url } = await start(AppModule, platform);
  closing.push(() => app.close());
  return `${url}/mcp`;
}

/** A bus in this process that takes its time, and notes what happens when. */
function slowBus(confirmsAfterMs = 20) {
  const bus = new LocalBus();
  const channels: string[] = [];
  const sent: string[] = [];
  return {
    channels,
    sent,
    subscribe: async (channel, listener) => {
      await sleep(confirmsAfterMs);
      channels.push(channel);
      return bus.subscribe(channel, listener);
    },
    publish: async (channel, message) => {
      sent.push(channel);
      await sleep(5);
      bus.publish(channel, message);
    },
  } satisfies MessageBus & { channels: string[]; sent: string[] };
}

describe.each(PLATFORMS)('replicas with a bus, on %s', (platform) => {
  it('hand an answer to the one that asked', async () => {
    const bus = slowBus();
    const [one, two] = [
      await replica(platform, bus),
      await replica(platform, bus),
    ];
    const session = await RawSession.open(one);
    const stream = await session.call('two');
    const first = await stream.message();
    const second = await stream.message();
    const elsewhere = session.as({}, two);
    expect(await elsewhere.answer(second.id, '2')).toBe(202);
    expect(await session.answer(first.id, '1')).toBe(202);
    expect(await stream.result()).toEqual([said('1'), said('2')]);
    expect(first.id).toMatch(/^[\w-]{16}\.[\w-]{22}$/);
  });

  it('ask nothing before the answer could reach them', async () => {
    const bus = slowBus(300);
    const session = await RawSession.open(await replica(platform, bus));
    const stream = await session.call('one');
    const { id } = await stream.message();
    const [asking] = String(id).split('.');
    expect(bus.channels).toContain(`default:answers:${asking}`);
    await session.answer(id, 'yes');
    expect(await stream.result()).toEqual(said('yes'));
  });

  it('ask nothing of a client that has cancelled meanwhile', async () => {
    const session = await RawSession.open(
      await replica(platform, slowBus(1_000)),
    );
    const call = session.call('one', 9);
    await sleep(200);
    await session.post({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: 9 },
    });
    expect(await (await call).message()).toBeUndefined();
  });

  it('ask without a bus that does not work, whose answers come to them', async () => {
    const session = await RawSession.open(
      await replica(platform, {
        publish: () => Promise.reject(new Error('away')),
        subscribe: () => Promise.reject(new Error('away')),
      }),
    );
    const stream = await session.call('one');
    const { id } = await stream.message();
    await session.answer(id, 'here');
    expect(await stream.result()).toEqual(said('here'));
  });

  it('hand nothing to a session that was not asked', async () => {
    const bus = slowBus();
    const [one, two] = [
      await replica(platform, bus),
      await replica(platform, bus),
    ];
    const session = await RawSession.open(one);
    const stream = await session.call('one');
    const { id } = await stream.message();
    const other = await RawSession.open(two);
    expect(await other.answer(id, 'stolen')).toBe(202);
    await sleep(50);
    await session.as({}, two).answer(id, 'mine');
    expect(await stream.result()).toEqual(said('mine'));
  });

  it('publish nothing for ids that name no replica', async () => {
    const bus = slowBus();
    const session = await RawSession.open(await replica(platform, bus));
    const random = 'x'.repeat(22);
    for (const id of [1, 'x', `a.${random}`, `${'*'.repeat(16)}.${random}`]) {
      expect(await session.answer(id, 'nobody')).toBe(202);
    }
    expect(bus.sent).toEqual([]);
    await session.answer(`${'a'.repeat(16)}.${random}`, 'nobody');
    expect(bus.sent).toEqual([`default:answers:${'a'.repeat(16)}`]);
  });
});

describe('replicas without a bus', () => {
  it('take no answer for each other, and say nothing of it', async () => {
    const [one, two] = [
      await replica('express', undefined),
      await replica('express', undefined),
    ];
    const session = await RawSession.open(one);
    const stream = await session.call('one');
    const { id } = await stream.message();
    expect(await session.as({}, two).answer(id, 'lost')).toBe(202);
    await session.answer(id, 'found');
    expect(await stream.result()).toEqual(said('found'));
  });
});

describeWithRedis('replicas that share a Redis', () => {
  it('hand an answer to the one that asked', async () => {
    const redis = await startRedis();
    closing.push(() => redis.stop());
    const open = () => {
      const bus = new RedisBus({ redis: redis.url });
      closing.push(() => bus.close());
      return bus;
    };
    const one = await replica('express', open());
    const two = await replica('fastify', open());
    const session = await RawSession.open(one);
    for (const text of ['once', 'and again']) {
      const stream = await session.call('one');
      const { id } = await stream.message();
      expect(await session.as({}, two).answer(id, text)).toBe(202);
      expect(await stream.result()).toEqual(said(text));
    }
  });
});
