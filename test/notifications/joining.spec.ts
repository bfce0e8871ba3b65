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
import { SpyBus } from './support/spy-bus.js';

const hubs: NotificationHub[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  Logger.overrideLogger(false);
});

afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

function hubOn(bus?: SpyBus): NotificationHub {
  const hub = new NotificationHub({ serverId: 'main', ...(bus && { bus }) });
  hubs.push(hub);
  return hub;
}

/** Whether what is waited for has come. */
async function isThere(waiting: Promise<void> | undefined): Promise<boolean> {
  let there = waiting === undefined;
  void waiting?.then(() => {
    there = true;
  });
  await jest.advanceTimersByTimeAsync(0);
  return there;
}

describe('a hub that is about to be listened to', () => {
  it('is there at once where there is no bus', () => {
    expect(hubOn().joined()).toBeUndefined();
  });

  it('is there when the bus has confirmed, and then at once', async () => {
    const bus = new SpyBus();
    const hub = hubOn(bus);
    const joined = hub.joined();
    expect(joined).toBeInstanceOf(Promise);
    expect(await isThere(joined)).toBe(true);
    expect(bus.subscriptions).toBe(1);
    expect(hub.joined()).toBeUndefined();
    hub.listen(() => undefined);
    expect(bus.subscriptions).toBe(1);
  });

  it('waits for the bus together with others who do', async () => {
    const bus = new SpyBus();
    let confirm: () => void = () => undefined;
    const confirmed = new Promise<void>((resolve) => {
      confirm = resolve;
    });
    const subscribe = bus.subscribe.bind(bus);
    bus.subscribe = async (...args) => {
      await confirmed;
      return subscribe(...args);
    };
    const hub = hubOn(bus);
    hub.listen(() => undefined);
    const [one, two] = [hub.joined(), hub.joined()];
    expect(await isThere(one)).toBe(false);
    confirm();
    expect(await isThere(one)).toBe(true);
    expect(await isThere(two)).toBe(true);
  });

  it('is there without the others when the bus is away', async () => {
    const bus = new SpyBus();
    bus.outage = new Error('away');
    const hub = hubOn(bus);
    expect(await isThere(hub.joined())).toBe(true);
    expect(hub.joined()).toBeUndefined();
    bus.outage = undefined;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(bus.subscriptions).toBe(1);
  });

  it('is there without the others when the bus does not answer for five seconds', async () => {
    const bus = new SpyBus();
    bus.subscribe = () => new Promise(() => undefined);
    const joined = hubOn(bus).joined();
    await jest.advanceTimersByTimeAsync(4_999);
    expect(await isThere(joined)).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isThere(joined)).toBe(true);
  });

  it('is there when it is closed', async () => {
    const bus = new SpyBus();
    const hub = hubOn(bus);
    await hub.close();
    expect(hub.joined()).toBeUndefined();
    expect(bus.subscriptions).toBe(0);
  });
});
