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
import { silentLogger } from '../support/silent-logger.js';

const tools: ServerEvent = { kind: 'list-changed', list: 'tools' };
const prompts: ServerEvent = { kind: 'list-changed', list: 'prompts' };
const updated = (uri: string): ServerEvent => ({
  kind: 'resource-updated',
  uri,
});
const log = (data: unknown): ServerEvent => ({
  kind: 'log',
  level: 'info',
  data,
});

let hub: NotificationHub;
let heard: ServerEvent[];

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  hub = new NotificationHub({ serverId: 'main' });
  heard = [];
  hub.listen((event) => heard.push(event));
});

afterEach(async () => {
  jest.useRealTimers();
  await hub.close();
});

describe('changes of a list', () => {
  it('are told once for all within 50 ms', () => {
    for (let n = 0; n < 100; n += 1) hub.publish(tools);
    jest.advanceTimersByTime(49);
    expect(heard).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(heard).toEqual([tools]);
    jest.advanceTimersByTime(1_000);
    expect(heard).toEqual([tools]);
  });

  it('are told again when they happen again', () => {
    hub.publish(tools);
    jest.advanceTimersByTime(50);
    hub.publish(tools);
    jest.advanceTimersByTime(50);
    expect(heard).toEqual([tools, tools]);
  });

  it('are told while they go on and on', () => {
    for (let ms = 0; ms < 200; ms += 10) {
      hub.publish(tools);
      jest.advanceTimersByTime(10);
    }
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(heard.length).toBeLessThanOrEqual(4);
  });

  it('are told for each list by itself', () => {
    hub.publish(tools);
    jest.advanceTimersByTime(30);
    hub.publish(prompts);
    jest.advanceTimersByTime(20);
    expect(heard).toEqual([tools]);
    jest.advanceTimersByTime(30);
    expect(heard).toEqual([tools, prompts]);
  });

  it('are told before the hub closes, and not afterwards', async () => {
    hub.publish(tools);
    hub.publish(updated('docs://a'));
    await hub.close();
    expect(heard).toEqual([tools, updated('docs://a')]);
    hub.publish(tools);
    hub.publish(log('late'));
    jest.advanceTimersByTime(1_000);
    await Promise.resolve();
    expect(heard).toHaveLength(2);
  });

  it('are told when the application says', async () => {
    const slow = new NotificationHub({ serverId: 'main', debounceMs: 500 });
    slow.listen((event) => heard.push(event));
    slow.publish(tools);
    jest.advanceTimersByTime(499);
    expect(heard).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(heard).toEqual([tools]);
    await slow.close();
  });
});

describe('updates of a resource', () => {
  it('of one turn are told once, however its URI is spelled', async () => {
    hub.publish(updated('docs://a'));
    hub.publish(updated('DOCS://%61'));
    hub.publish(updated('docs://b'));
    expect(heard).toEqual([]);
    await Promise.resolve();
    expect(heard).toEqual([updated('docs://a'), updated('docs://b')]);
  });

  it('of the next turn are told again', async () => {
    hub.publish(updated('docs://a'));
    await Promise.resolve();
    hub.publish(updated('docs://a'));
    await Promise.resolve();
    expect(heard).toHaveLength(2);
  });

  it('name it by an absolute URI, or the caller hears of it', () => {
    expect(() => hub.publish(updated('readme'))).toThrow(
      /absolute URI.*"readme"/,
    );
  });
});

describe('log messages', () => {
  it('are told at once and one by one', () => {
    hub.publish(log('a'));
    hub.publish(log('a'));
    expect(heard).toEqual([log('a'), log('a')]);
  });

  it('JSON cannot carry reach nobody, and the caller hears of it', () => {
    expect(() => hub.publish(log(1n))).toThrow(TypeError);
    expect(heard).toEqual([]);
  });
});

describe('listeners', () => {
  it('hear nothing once they have stopped listening', () => {
    const stop = hub.listen((event) => heard.push(event));
    hub.publish(log(1));
    stop();
    stop();
    hub.publish(log(2));
    expect(heard).toEqual([log(1), log(1), log(2)]);
    expect(hub.listenerCount).toBe(1);
  });

  it('are 10,000 at most; one more is told to try again later', () => {
    const stops = Array.from({ length: 9_999 }, () =>
      hub.listen(() => undefined),
    );
    expect(() => hub.listen(() => undefined)).toThrow(
      expect.objectContaining({ kind: 'throttled' }),
    );
    stops[0]?.();
    expect(() => hub.listen(() => undefined)).not.toThrow();
  });

  it('are all told in a moment, 10,000 of them, a thousand times', () => {
    let calls = 0;
    for (let n = 0; n < 9_999; n += 1) hub.listen(() => (calls += 1));
    jest.useRealTimers();
    const start = performance.now();
    for (let n = 0; n < 1_000; n += 1) hub.publish(log(n));
    // 10 million calls: far from the limit unless telling is worse than linear.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(calls).toBe(9_999_000);
    expect(heard).toHaveLength(1_000);
  });

  it('come to nothing when the hub is closed', async () => {
    await hub.close();
    const stop = hub.listen((event) => heard.push(event));
    hub.publish(log(1));
    stop();
    expect(heard).toEqual([]);
    expect(hub.listenerCount).toBe(0);
  });

  describe('that throw', () => {
    beforeEach(() => Logger.overrideLogger(silentLogger));
    afterEach(() => Logger.overrideLogger(new Logger()));

    it('keep nothing from the others', () => {
      hub.listen(() => {
        throw new Error('not my day');
      });
      hub.listen((event) => heard.push(event));
      hub.publish(log(1));
      hub.publish(log(2));
      expect(heard).toEqual([log(1), log(1), log(2), log(2)]);
    });
  });
});
