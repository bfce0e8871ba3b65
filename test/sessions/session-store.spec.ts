import { runInNewContext } from 'node:vm';
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { KeyValueStore } from '../../lib/sessions/key-value-store.js';
import { MemoryKeyValueStore } from '../../lib/sessions/memory-key-value-store.js';
import { SessionRegistry } from '../../lib/sessions/session-registry.js';
import type { Session } from '../../lib/sessions/session.js';
import { ring, sessionOf } from './sessions.fixture.js';

const HOUR = 3_600_000;
const init = { ...sessionOf(), principal: undefined };

/** A store somewhere else: it answers later, and may be gone. */
class RemoteStore implements KeyValueStore {
  readonly #kept = new MemoryKeyValueStore();
  gone = false;
  writes = 0;

  async get(key: string) {
    await this.#trip();
    return this.#kept.get(key);
  }

  async set(key: string, value: string, ttlMs: number) {
    await this.#trip();
    this.writes += 1;
    this.#kept.set(key, value, ttlMs);
  }

  async add(key: string, value: string, ttlMs: number) {
    await this.#trip();
    return this.#kept.add(key, value, ttlMs);
  }

  async delete(key: string) {
    await this.#trip();
    this.#kept.delete(key);
  }

  async #trip() {
    await Promise.resolve();
    if (this.gone) throw new Error('Connection is closed.');
  }
}

describe('replicas that share a store', () => {
  let store: RemoteStore;
  const replica = (idleTtlMs?: number) =>
    new SessionRegistry({
      keys: ring(),
      serverId: 'default',
      store,
      ...(idleTtlMs !== undefined && { idleTtlMs }),
    });
  const found = async (registry: SessionRegistry, token: string) => {
    const session = await registry.find(token);
    if (typeof session !== 'object') throw new Error(`Found ${session}.`);
    return session satisfies Session;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    store = new RemoteStore();
  });

  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('all know of a session that was ended on one of them', async () => {
    const [one, other] = [replica(), replica()];
    const token = one.open(init).token;
    await one.end(await found(other, token));
    expect(await other.find(token)).toBe('ended');
    expect(await replica().find(token)).toBe('ended');
  });

  it('say of one end of a session that it was the first', async () => {
    const [one, other] = [replica(), replica()];
    const session = await found(other, one.open(init).token);
    const ends = [one, one, other, other].map(async (at) => at.end(session));
    expect(await Promise.all(ends)).toEqual([true, false, false, false]);
  });

  it('store nothing of a session that is opened and used', async () => {
    const registry = replica();
    await registry.find(registry.open(init).token);
    expect(store.writes).toBe(0);
  });

  it('take a use on one of them for a use on all', async () => {
    const [one, other] = [replica(HOUR), replica(HOUR)];
    const token = one.open(init).token;
    jest.advanceTimersByTime(0.9 * HOUR);
    expect(await one.find(token)).toBeDefined();
    jest.advanceTimersByTime(0.9 * HOUR);
    expect(await other.find(token)).toBeDefined();
    jest.advanceTimersByTime(1.2 * HOUR);
    expect(await one.find(token)).toBeUndefined();
    expect(await other.find(token)).toBeUndefined();
  });

  it('write the use of a busy session ten times in its idle time, not more', async () => {
    const registry = replica(HOUR);
    const token = registry.open(init).token;
    for (let minute = 0; minute < 60; minute += 1) {
      await registry.find(token);
      await registry.find(token);
      jest.advanceTimersByTime(60_000);
    }
    expect(store.writes).toBe(10);
  });

  it('serve calls while the store is gone, and say so once a minute', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const registry = replica(HOUR);
    const token = registry.open(init).token;
    store.gone = true;
    for (let second = 0; second < 90; second += 1) {
      expect(await registry.find(token)).toMatchObject({
        version: init.version,
      });
      jest.advanceTimersByTime(1_000);
    }
    expect(warn).toHaveBeenCalledTimes(2);
    expect(warn.mock.calls[0]?.[0]).toContain('Connection is closed.');
  });

  it('keep a session that was used while the store was gone', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const registry = replica(HOUR);
    const token = registry.open(init).token;
    store.gone = true;
    for (let calls = 0; calls < 5; calls += 1) {
      jest.advanceTimersByTime(0.5 * HOUR);
      await registry.find(token);
    }
    store.gone = false;
    jest.advanceTimersByTime(0.5 * HOUR);
    expect(await registry.find(token)).toBeDefined();
  });

  it('end a session where it was ended, though the store be gone', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const registry = replica();
    const token = registry.open(init).token;
    const session = await found(registry, token);
    store.gone = true;
    await expect(registry.end(session)).resolves.toBe(true);
    expect(await registry.find(token)).toBe('ended');
  });

  it('wait for a store whose promises come from another realm', async () => {
    store.get = () => runInNewContext('Promise.resolve("")');
    const registry = replica();
    expect(await registry.find(registry.open(init).token)).toBe('ended');
  });

  it('serve calls when the store fails at once', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const get = () => {
      throw new TypeError('no such store');
    };
    const broken = { get, set: get, add: get, delete: get };
    const registry = new SessionRegistry({
      keys: ring(),
      serverId: 'default',
      store: broken,
    });
    const session = registry.find(registry.open(init).token);
    expect(session).toMatchObject({ version: init.version });
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
