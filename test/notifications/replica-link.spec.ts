import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { LocalBus } from '../../lib/notifications/local-bus.js';
import type { MessageBus } from '../../lib/notifications/message-bus.js';
import {
  type ReplicaAnswerer,
  ReplicaLink,
} from '../../lib/notifications/replica-link.js';
import { SpyBus } from './support/spy-bus.js';

/** A bus that takes its time to confirm a subscription. */
const later = (bus: MessageBus): MessageBus => ({
  publish: (channel, message) => bus.publish(channel, message),
  subscribe: async (channel, listener) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return bus.subscribe(channel, listener);
  },
});

describe('what a replica tells all others', () => {
  it('is heard by each of them, and not by itself', async () => {
    const bus = new LocalBus();
    const heard: string[] = [];
    const [one, two, three] = ['one', 'two', 'three'].map((replica) => {
      const link = new ReplicaLink({
        bus,
        serverId: 'main',
        replica,
        answer: async () => '',
        hear: (text) => heard.push(`${replica} heard ${text}`),
      });
      void link.open();
      return link;
    });
    one?.tell('this and that');
    for (const noise of ['', 'two', 'x'.repeat(300_000)]) {
      bus.publish('main:replicas', noise);
    }
    expect(heard).toEqual([
      'two heard this and that',
      'three heard this and that',
    ]);
    await Promise.all([one, two, three].map((link) => link?.close()));
  });
});

describe('a question to another replica', () => {
  let bus: SpyBus;
  let links: ReplicaLink[];

  beforeEach(() => {
    jest.useFakeTimers();
    bus = new SpyBus();
    links = [];
  });

  afterEach(async () => {
    jest.useRealTimers();
    await Promise.all(links.map((link) => link.close()));
  });

  const replica = async (
    name: string,
    answer: ReplicaAnswerer = async (question) => `${name} heard ${question}`,
  ) => {
    const link = new ReplicaLink({
      bus,
      serverId: 'main',
      replica: name,
      answer,
    });
    links.push(link);
    await link.open();
    return link;
  };

  /** How long asking takes, and what comes of it. */
  const timed = async (asking: Promise<string | undefined> | undefined) => {
    const start = Date.now();
    const answered = asking?.then((answer) => ({
      answer,
      afterMs: Date.now() - start,
    }));
    await jest.advanceTimersByTimeAsync(2_000);
    return answered;
  };

  it('is answered by the one that is asked', async () => {
    const [one] = [
      await replica('one'),
      await replica('two'),
      await replica('three'),
    ];
    expect(await timed(one?.ask('two', 'this and that'))).toEqual({
      answer: 'two heard this and that',
      afterMs: 0,
    });
  });

  it('is not waited for longer than a second, and then not at all for a while', async () => {
    const one = await replica('one');
    expect(await timed(one.ask('gone', 'a'))).toEqual({ afterMs: 1_000 });
    expect(await timed(one.ask('gone', 'b'))).toEqual({ afterMs: 0 });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await timed(one.ask('gone', 'c'))).toEqual({ afterMs: 1_000 });
  });

  it('is waited for again once the other was heard of', async () => {
    const one = await replica('one');
    await timed(one.ask('two', 'too early'));
    const two = await replica('two');
    await timed(two.ask('one', 'are you there?'));
    expect(await timed(one.ask('two', 'and now?'))).toMatchObject({
      answer: 'two heard and now?',
    });
  });

  it('has no answer where the other fails', async () => {
    const [one] = [
      await replica('one'),
      await replica('two', async () => {
        throw new Error('not my day');
      }),
    ];
    expect(await timed(one?.ask('two', 'a'))).toEqual({ afterMs: 1_000 });
  });

  it('is answered by nobody else, and harmed by nothing else on the bus', async () => {
    const one = await replica('one');
    const asking = timed(one.ask('two', 'a'));
    await jest.advanceTimersByTimeAsync(1);
    const id = /(\S+)\?a$/.exec(bus.published[0]?.message ?? '')?.[1];
    const noise = [
      '',
      ' ',
      `eve ${id}!b`,
      `two nobody!b`,
      'x'.repeat(300_000),
      'two',
    ];
    for (const text of noise) await bus.publish('main:replicas:one', text);
    expect(await asking).toEqual({ afterMs: 1_000 });
  });

  it('is answered though it is the first thing heard or said of either', async () => {
    const one = new ReplicaLink({
      bus: later(bus),
      serverId: 'main',
      replica: 'one',
      answer: async () => '',
    });
    links.push(one);
    await replica('two');
    expect(await timed(one.ask('two', 'a'))).toMatchObject({
      answer: 'two heard a',
    });
  });

  it('is over when the replica that asked closes', async () => {
    const one = await replica('one');
    const asking = one.ask('gone', 'a');
    await one.close();
    expect(await asking).toBeUndefined();
  });
});
