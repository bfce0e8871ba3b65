import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { Logger } from '@nestjs/common';
import { NotificationHub } from '../../lib/notifications/notification-hub.js';
import type { ServerEvent } from '../../lib/notifications/server-event.js';
import { SpyBus } from './support/spy-bus.js';

const log = (data: unknown): ServerEvent => ({
  kind: 'log',
  level: 'info',
  data,
});
const CHANNEL = 'main:events';

let bus: SpyBus;
let hubs: NotificationHub[];
let warnings: string[];

beforeEach(() => {
  jest.useFakeTimers();
  bus = new SpyBus();
  hubs = [];
  warnings = [];
  const note = (message: unknown) => warnings.push(String(message));
  Logger.overrideLogger({ log: note, warn: note, error: note });
});

afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(hubs.map((hub) => hub.close()));
  Logger.overrideLogger(new Logger());
});

function replica(serverId = 'main') {
  const hub = new NotificationHub({ serverId, bus });
  const heard: ServerEvent[] = [];
  hubs.push(hub);
  hub.listen((event) => heard.push(event));
  return { hub, heard };
}

/** Lets promises that are due settle, and timers with them. */
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

describe('replicas on one bus', () => {
  it('are told once each of what happens on one of them', async () => {
    const [one, two, three] = [replica(), replica(), replica()];
    await settle();
    two.hub.publish({ kind: 'list-changed', list: 'tools' });
    two.hub.publish({ kind: 'resource-updated', uri: 'DOCS://a' });
    two.hub.publish(log({ free: 3 }));
    await settle(50);
    for (const { heard } of [one, two, three]) {
      expect(heard).toEqual([
        log({ free: 3 }),
        { kind: 'resource-updated', uri: 'docs://a' },
        { kind: 'list-changed', list: 'tools' },
      ]);
    }
  });

  it('send one message for a hundred changes', async () => {
    const { hub } = replica();
    for (let n = 0; n < 100; n += 1) {
      hub.publish({ kind: 'list-changed', list: 'tools' });
    }
    await settle(50);
    expect(bus.published.map(({ channel }) => channel)).toEqual([CHANNEL]);
  });

  it('hear nothing of other servers on the bus', async () => {
    const [one, other] = [replica(), replica('other')];
    await settle();
    one.hub.publish(log(1));
    await settle();
    expect(other.heard).toEqual([]);
  });

  it('tell without listening: a replica nobody listens to does not subscribe', async () => {
    const hub = new NotificationHub({ serverId: 'main', bus });
    hubs.push(hub);
    await settle();
    expect(bus.subscriptions).toBe(0);
    const { heard } = replica();
    await settle();
    hub.publish(log(1));
    await settle();
    expect(heard).toEqual([log(1)]);
  });

  it('pass over what is no event', async () => {
    const { heard } = replica();
    await settle();
    for (const message of ['', 'x', '{}', 'x {"kind":"list-changed"}', 'x y']) {
      await bus.publish(CHANNEL, message);
    }
    expect(heard).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('leave the bus when they close', async () => {
    const { hub } = replica();
    await settle();
    expect(bus.subscriptions).toBe(1);
    await hub.close();
    expect(bus.subscriptions).toBe(0);
  });

  it('leave the bus also when they close while they join it', async () => {
    const { hub } = replica();
    await hub.close();
    await settle();
    expect(bus.subscriptions).toBe(0);
  });
});

describe('a bus that is away', () => {
  it('keeps nothing from those who listen here, and is logged once a minute', async () => {
    const { hub, heard } = replica();
    await settle();
    bus.outage = new Error('connection refused');
    for (let n = 0; n < 10; n += 1) hub.publish(log(n));
    await settle();
    expect(heard).toHaveLength(10);
    expect(warnings).toEqual([
      expect.stringMatching(/other replicas are not told.*connection refused/),
    ]);
    hub.publish(log('later'));
    await settle(60_000);
    expect(warnings).toHaveLength(1);
    hub.publish(log('much later'));
    await settle();
    expect(warnings).toEqual([
      expect.anything(),
      expect.stringContaining('10 more before'),
    ]);
  });

  it('is found again when it is back', async () => {
    bus.outage = new Error('connection refused');
    const [one, two] = [replica(), replica()];
    await settle();
    bus.outage = undefined;
    await settle(5_000);
    one.hub.publish(log(1));
    await settle();
    expect(two.heard).toEqual([log(1)]);
    expect(warnings).toHaveLength(2);
  });

  it('is looked for no more by a hub that is closed', async () => {
    bus.outage = new Error('connection refused');
    const { hub } = replica();
    await settle();
    await hub.close();
    bus.outage = undefined;
    await settle(60_000);
    expect(bus.subscriptions).toBe(0);
  });

  it('may throw at once', () => {
    const publish = (): never => {
      throw new Error('not connected');
    };
    const hub = new NotificationHub({
      serverId: 'main',
      bus: { publish, subscribe: publish },
    });
    hubs.push(hub);
    const heard: ServerEvent[] = [];
    hub.listen((event) => heard.push(event));
    expect(() => hub.publish(log(1))).not.toThrow();
    expect(heard).toEqual([log(1)]);
  });
});

describe('a bus that hangs', () => {
  it('holds a thousand messages at most', async () => {
    const { hub, heard } = replica();
    await settle();
    bus.delay = new Promise(() => undefined);
    for (let n = 0; n < 1_500; n += 1) hub.publish(log(n));
    expect(bus.published).toHaveLength(1_000);
    expect(heard).toHaveLength(1_500);
    expect(warnings).toEqual([expect.stringContaining('slower')]);
  });

  it('keeps a hub from closing for a second at most', async () => {
    const { hub } = replica();
    bus.delay = new Promise(() => undefined);
    hub.publish(log(1));
    let isClosed = false;
    void hub.close().then(() => (isClosed = true));
    await settle(999);
    expect(isClosed).toBe(false);
    await settle(1);
    expect(isClosed).toBe(true);
  });
});
