import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { MemoryKeyValueStore } from '../../lib/sessions/memory-key-value-store.js';

describe('the key-value store in memory', () => {
  let store: MemoryKeyValueStore;

  beforeEach(() => {
    jest.useFakeTimers();
    store = new MemoryKeyValueStore();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('keeps a value until its time is up', () => {
    store.set('a', '1', 1_000);
    jest.advanceTimersByTime(999);
    expect(store.get('a')).toBe('1');
    jest.advanceTimersByTime(1);
    expect(store.get('a')).toBeUndefined();
  });

  it('keeps an empty value, too', () => {
    store.set('a', '', 1_000);
    expect(store.get('a')).toBe('');
    expect(store.add('a', 'other', 1_000)).toBe(false);
  });

  it('replaces value and time', () => {
    store.set('a', '1', 1_000);
    store.set('a', '2', 5_000);
    jest.advanceTimersByTime(4_000);
    expect(store.get('a')).toBe('2');
  });

  it('lets one of several claim a key', () => {
    const claims = ['x', 'y', 'z'].map((by) => store.add('job', by, 1_000));
    expect(claims).toEqual([true, false, false]);
    expect(store.get('job')).toBe('x');
  });

  it('lets a key be claimed again once it has expired or was deleted', () => {
    store.add('a', '1', 1_000);
    store.add('b', '1', 9_000);
    jest.advanceTimersByTime(1_000);
    store.delete('b');
    expect([store.add('a', '2', 1), store.add('b', '2', 1)]).toEqual([
      true,
      true,
    ]);
  });

  it('deletes what is not there without complaint', () => {
    expect(() => store.delete('nothing')).not.toThrow();
    expect(store.get('__proto__')).toBeUndefined();
  });

  it('drops what would expire first when it is full', () => {
    const small = new MemoryKeyValueStore(3);
    small.set('late', '', 9_000);
    small.set('soon', '', 1_000);
    small.set('later', '', 10_000);
    small.set('new', '', 5_000);
    const kept = ['late', 'soon', 'later', 'new'].filter(
      (key) => small.get(key) !== undefined,
    );
    expect(kept).toEqual(['late', 'later', 'new']);
  });

  it('drops what has expired rather than what has not', () => {
    const small = new MemoryKeyValueStore(2);
    small.set('short', '', 10);
    small.set('long', '', 9_000);
    jest.advanceTimersByTime(10);
    small.set('new', '', 100);
    expect([small.get('long'), small.get('new')]).toEqual(['', '']);
  });

  it('starts no timer', () => {
    store.set('a', '1', 1_000);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does the same as a plain list of entries, whatever the order of operations', () => {
    const limit = 20;
    const small = new MemoryKeyValueStore(limit);
    const plain = new Map<string, { value: string; expiresAt: number }>();
    const random = numbers();
    for (let step = 0; step < 20_000; step += 1) {
      const key = `k${random(40)}`;
      const action = random(10);
      for (const [known, { expiresAt }] of plain) {
        if (expiresAt <= Date.now()) plain.delete(known);
      }
      if (action === 0) jest.advanceTimersByTime(random(20));
      else if (action < 3) {
        small.delete(key);
        plain.delete(key);
      } else {
        // A time of its own for each, so that it is certain which goes first.
        const expiresAt = Date.now() + 1 + random(50) + step / 100_000;
        if (!plain.has(key) && plain.size >= limit) {
          const [first] = [...plain].sort(
            ([, one], [, other]) => one.expiresAt - other.expiresAt,
          );
          if (first) plain.delete(first[0]);
        }
        small.set(key, `${step}`, expiresAt - Date.now());
        plain.set(key, { value: `${step}`, expiresAt });
      }
      const expected = plain.get(key);
      const alive = expected && expected.expiresAt > Date.now();
      expect(small.get(key)).toBe(alive ? expected.value : undefined);
    }
  });

  it('takes no longer when it is full', () => {
    jest.useRealTimers();
    const started = performance.now();
    for (let entry = 0; entry < 300_000; entry += 1) {
      store.set(`key ${entry}`, '', 1_000_000 + ((entry * 7_919) % 100_003));
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

/** Whole numbers below a limit, the same in each run. */
function numbers(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
