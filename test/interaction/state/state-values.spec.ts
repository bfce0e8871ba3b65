import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Keyv from 'keyv';
import type { McpContext } from '../../../lib/index.js';
import type { McpTestClient } from '../../../lib/testing/index.js';
import { ServerState } from '../../../lib/interaction/state/server-state.js';
import type { StateStore } from '../../../lib/interaction/state/state-store.js';
import { MemoryKeyValueStore } from '../../../lib/sessions/memory-key-value-store.js';
import { Probed } from '../support/probe.js';

const ADA = { user: { sub: 'ada' } };

/** Keeps everything for ever, and takes its time. */
class SlowStore implements StateStore {
  readonly map = new Map<string, string>();
  readonly ttls: number[] = [];

  async get(key: string): Promise<string | null> {
    return this.map.get(key) ?? null;
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    this.ttls.push(ttlMs);
    this.map.set(key, value);
  }

  async delete(key: string): Promise<boolean> {
    return this.map.delete(key);
  }
}

describe.each<[string, () => StateStore]>([
  ['memory', () => new MemoryKeyValueStore()],
  ['a store that answers later', () => new SlowStore()],
  ['Keyv', () => new Keyv({ namespace: 'mcp' })],
])('values in %s', (_, store) => {
  it.each([
    ['text', ''],
    ['a number', 0],
    ['a boolean', false],
    ['null', null],
    ['an object', { a: [1, { b: null }], c: 'ü' }],
    ['a list', [[], {}]],
  ])('come back as they were: %s', async (__, value) => {
    const app = await Probed.open({}, { state: { store: store() } });
    const client = await app.client(ADA);

    await app.run(client, (ctx) => ctx.state.set('value', 'before'));
    await app.run(client, (ctx) => ctx.state.set('value', value));

    expect(await app.run(client, (ctx) => ctx.state.get('value'))).toEqual(
      value,
    );
    await app.run(client, (ctx) => ctx.state.delete('value'));
    await app.run(client, (ctx) => ctx.state.delete('value'));
    expect(
      await app.run(client, (ctx) => ctx.state.get('value')),
    ).toBeUndefined();
    await app.close();
  });
});

describe('a value', () => {
  let app: Probed;
  let client: McpTestClient;
  beforeAll(async () => {
    app = await Probed.open();
    client = await app.client(ADA);
  });
  afterAll(() => app.close());

  const set = (value: unknown, key = 'value', ttlMs?: number) =>
    app.run(client, (ctx) => ctx.state.set(key, value, ttlMs));
  const get = () => app.run(client, (ctx) => ctx.state.get('value'));

  it.each<[string, () => unknown, string]>([
    ['undefined', () => undefined, 'undefined is no value'],
    ['a function', () => () => 1, 'it holds a function'],
    ['a function inside', () => ({ a: [() => 1] }), 'it holds a function'],
    ['a symbol', () => Symbol('s'), 'it holds a symbol'],
    ['a BigInt', () => ({ a: 1n }), 'it holds a bigint'],
    ['what is no number', () => [Number.NaN], 'it holds NaN'],
    ['a Map', () => new Map([['a', 1]]), 'it holds a Map or a Set'],
    ['a cycle', cycle, 'it holds itself'],
    ['what is too long', () => 'x'.repeat(65_535), 'it has 65537 bytes'],
    ['what is long in bytes', () => 'ü'.repeat(40_000), 'it has 80002 bytes'],
  ])('is refused where it is %s', async (_, value, reason) => {
    const refused = set(value());

    await expect(refused).rejects.toBeInstanceOf(TypeError);
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.toThrow('ctx.state.request');
  });

  it('may be what JSON makes something of', async () => {
    await set({ at: new Date(0), gone: undefined });
    expect(await get()).toEqual({ at: '1970-01-01T00:00:00.000Z' });

    await set('x'.repeat(65_534));
    expect(await get()).toHaveLength(65_534);
  });

  it('is a copy', async () => {
    const value = { a: 1 };
    await set(value);
    value.a = 2;

    expect(await get()).toEqual({ a: 1 });
  });

  it.each(['', 'k'.repeat(201)])('has a key of some length', async (key) => {
    await expect(set(1, key)).rejects.toThrow('from 1 to 200 characters');
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity])(
    'is not kept for %d ms',
    async (ttlMs) => {
      await expect(set(1, 'value', ttlMs)).rejects.toThrow(
        'a whole number of milliseconds from 1 up',
      );
    },
  );
});

describe('what is kept', () => {
  const contextOf = (principal: string): McpContext =>
    Object({
      exchange: { era: 'modern', channel: {}, principal },
    });

  it('is kept for a day, for what the options say, or for what the call says', async () => {
    const store = new SlowStore();

    const day = new ServerState('a', { store }).of(contextOf('ada'));
    const short = new ServerState('a', { store, ttlMs: 5_000 }).of(
      contextOf('ada'),
    );
    await day.set('k', 1);
    await short.set('k', 1);
    await short.set('k', 1, 70);

    expect(store.ttls).toEqual([86_400_000, 5_000, 70]);
  });

  it('is gone when its time is up', async () => {
    const app = await Probed.open({}, { state: { ttlMs: 60 } });
    const client = await app.client(ADA);
    const get = (key: string) => app.run(client, (ctx) => ctx.state.get(key));

    await app.run(client, async (ctx) => {
      await ctx.state.set('short', 1);
      await ctx.state.set('long', 2, 60_000);
    });
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect(await get('short')).toBeUndefined();
    expect(await get('long')).toBe(2);
    await app.close();
  });

  it('tells neither whose it is nor the handle, and keeps servers apart', async () => {
    const store = new SlowStore();
    const [one, other] = ['a', 'b'].map((id) =>
      new ServerState(id, { store }).of(contextOf('ada@example.com')),
    );

    await one?.set('color', 1);
    await one?.of('basket-7').set('color', 2);

    expect(await other?.get('color')).toBeUndefined();
    expect([...store.map.keys()]).toEqual([
      expect.stringMatching(/^a:state:[\w-]{43}:color$/),
      expect.stringMatching(/^a:state:[\w-]{43}:color$/),
    ]);
    expect(store.map.size).toBe(2);
  });

  it('is where the module keeps everything, unless told otherwise', async () => {
    const store = new MemoryKeyValueStore();
    const app = await Probed.open({}, { store });
    const client = await app.client(ADA);
    let key = '';
    const { set } = store;
    store.set = (name, value, ttlMs) => {
      key = name;
      set.call(store, name, value, ttlMs);
    };

    await app.run(client, (ctx) => ctx.state.set('color', 'red'));

    expect(store.get(key)).toBe('"red"');
    expect(key).toMatch(/^default:state:/);
    await app.close();
  });
});

function cycle(): object {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
}
