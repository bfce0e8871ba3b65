import { describe, expect, it } from '@jest/globals';
import { LruMap } from '../../lib/sessions/lru-map.js';

const keys = Array.from({ length: 1_000 }, (_, at) => `key ${at}`);

/** A map of up to 10 entries that was given those keys, in order. */
const mapOf = (given: readonly string[]) => {
  const map = new LruMap<string>(10);
  for (const key of given) map.set(key, key);
  return map;
};

/** What such a map still has, each key looked up in a map of its own: looking up counts as use. */
const keptOf = (given: readonly string[]) =>
  given.filter((key) => mapOf(given).get(key));

describe('a map that forgets', () => {
  it('keeps everything while it is little', () => {
    expect(keptOf(keys.slice(0, 5))).toEqual(keys.slice(0, 5));
  });

  it('keeps no more than its limit, and of that the last half at least', () => {
    for (let count = 10; count < 40; count += 1) {
      const given = keys.slice(0, count);
      const left = keptOf(given);
      expect(left.length).toBeLessThanOrEqual(10);
      expect(left.slice(-5)).toEqual(given.slice(-5));
    }
  });

  it('keeps what is in use, however many others come', () => {
    const map = mapOf(['busy']);
    for (const key of keys) {
      map.set(key, key);
      expect(map.get('busy')).toBe('busy');
    }
  });

  it('has the latest value of a key', () => {
    const map = mapOf(keys.slice(0, 6));
    map.set('key 0', 'new');
    expect(map.get('key 0')).toBe('new');
  });

  it('forgets a key at once when told, wherever it is', () => {
    const map = mapOf(keys.slice(0, 6));
    map.delete('key 0');
    map.delete('key 5');
    const left = keys.filter((key) => map.get(key));
    expect(left).toEqual(keys.slice(1, 5));
  });
});
