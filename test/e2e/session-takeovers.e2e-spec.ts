import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from '../redis/support/eventually.js';
import { silentLogger } from '../support/silent-logger.js';
import { listsChange, said, Tools } from './support/crossing-app.js';
import type { Running } from './support/platforms.js';
import { SessionClient } from './support/session-client.js';
import {
  type Shared,
  shareAll,
  startSharing,
} from './support/shared-replicas.js';

describe('replicas of which one goes on with the stream of another', () => {
  let shared: Shared;
  let running: readonly Running[];
  let one: string;
  let two: string;

  beforeEach(async () => {
    Logger.overrideLogger(silentLogger);
    shared = shareAll();
    running = await startSharing(shared, Tools);
    [one = '', two = ''] = running.map(({ url }) => `${url}/mcp`);
  });

  afterEach(async () => {
    await Promise.all(running.map(({ app }) => app.close()));
    Logger.overrideLogger(new Logger());
  });

  it('bring the rest of a call of one that was never asked for anything before', async () => {
    const client = await SessionClient.open(one);
    const lost = await client.stream(one, 'slow');
    await eventually(() => expect(lost.messages).toHaveLength(1));
    lost.drop();
    const rest = await client.listen(two, lost.lastId);
    await rest.ended;
    expect(said(rest.messages)).toEqual(['2', '3', '4', '5', '6', 'answer']);
  });

  it('leave a stream alone whose client has gone back to where the call runs', async () => {
    const client = await SessionClient.open(one);
    await client.listen(one);
    const lost = await client.stream(one, 'slow');
    await eventually(() => expect(lost.messages).toHaveLength(1));
    const { lastId } = lost;
    lost.drop();
    const followed = await client.listen(two, lastId);
    await sleep(100);
    followed.drop();
    await sleep(50);
    const back = await client.listen(one, lastId);
    await back.ended;
    expect(said(back.messages)).toEqual(['2', '3', '4', '5', '6', 'answer']);
  });

  it('go on with a stream after the store failed to say what was missed', async () => {
    const client = await SessionClient.open(one);
    const lost = await client.listen(one);
    await listsChange(running[0]);
    await eventually(() => expect(lost.messages).toHaveLength(1));
    lost.drop();
    const { replayAfter } = shared.events;
    const failing = async () => {
      // The first time it is asked whose event it is.
      shared.events.replayAfter = async () => {
        shared.events.replayAfter = replayAfter;
        throw new Error('away');
      };
      return 'server';
    };
    await sleep(100);
    shared.events.replayAfter = failing;
    await (
      await client.listen(one, lost.lastId)
    ).ended;
    const next = await client.listen(one);
    expect(next.status).toBe(200);
    await listsChange(running[0]);
    await eventually(() => expect(next.messages).toHaveLength(1));
  });

  it.each([
    ['a plain stream', false, 0],
    ['a stream that is resumed', true, 0],
    ['a plain stream, with a subscription', false, 1],
    ['a stream that is resumed, with a subscription', true, 1],
  ])(
    'tell on %s what happens while it is taken over from one without a client',
    async (_, resumes, subscriptions) => {
      const client = await SessionClient.open(one);
      if (subscriptions > 0) {
        await client.send(one, 'resources/subscribe', { uri: 'docs://a' });
      }
      const lost = await client.listen(one);
      await listsChange(running[0]);
      await eventually(() => expect(lost.messages).toHaveLength(1));
      lost.drop();
      await sleep(100);
      const { publish } = shared.bus;
      shared.bus.publish = async (channel, message) => {
        if (/\?(take|resume) /.test(message)) await sleep(400);
        return publish(channel, message);
      };
      const getting = client.listen(two, resumes ? lost.lastId : undefined);
      await sleep(200);
      await listsChange(running[1]);
      const next = await getting;
      await eventually(() => expect(next.messages).toHaveLength(1));
      await sleep(100);
      expect(next.messages).toHaveLength(1);
    },
  );

  it('take a stream over from each other at once, and one of them has it', async () => {
    const client = await SessionClient.open(one);
    const before = await client.listen(two);
    before.drop();
    await sleep(100);
    const { publish } = shared.bus;
    shared.bus.publish = async (channel, message) => {
      await sleep(100);
      return publish(channel, message);
    };
    const start = performance.now();
    const streams = await Promise.all([
      client.listen(one),
      sleep(50).then(() => client.listen(two)),
    ]);
    expect(performance.now() - start).toBeLessThan(900);
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    await eventually(() =>
      expect(streams.map(({ isOpen }) => isOpen)).toEqual([false, true]),
    );
    await listsChange(running[0]);
    await eventually(() => expect(streams[1]?.messages).toHaveLength(1));
  });
});
