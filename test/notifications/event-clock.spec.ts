import { describe, expect, it } from '@jest/globals';
import {
  decodeStamp,
  encodeStamp,
  EventClock,
  hasHeard,
} from '../../lib/notifications/event-clock.js';

describe('the clock of a replica', () => {
  it('numbers its events, and knows how far it has heard the others', () => {
    const clock = new EventClock('one');
    expect([clock.next(), clock.next()]).toEqual([
      { origin: 'one', number: 1 },
      { origin: 'one', number: 2 },
    ]);
    clock.note({ origin: 'two', number: 7 });
    expect(clock.position()).toEqual({ one: 2, two: 7 });
  });

  it('tells what was heard at a position, and what came after', () => {
    const position = { one: 2 };
    expect(hasHeard(position, { origin: 'one', number: 2 })).toBe(true);
    expect(hasHeard(position, { origin: 'one', number: 3 })).toBe(false);
    expect(hasHeard(position, { origin: 'two', number: 1 })).toBe(false);
    expect(hasHeard(position, { origin: 'toString', number: 0 })).toBe(false);
  });

  it('forgets replicas it has not heard of for long, when there are many', () => {
    const clock = new EventClock('one');
    for (let n = 0; n < 1_500; n += 1)
      clock.note({ origin: `${n}`, number: 1 });
    expect(Object.keys(clock.position())).toHaveLength(1_000);
    expect(clock.position()).toHaveProperty('1499');
  });

  it('gives stamps that are read as they were written, and others that harm nothing', () => {
    const stamp = { origin: 'AZ_-09', number: 12 };
    expect(decodeStamp(encodeStamp(stamp))).toEqual(stamp);
    expect(decodeStamp('of-another-version')).toEqual({
      origin: 'of-another-version',
      number: 0,
    });
    expect(decodeStamp('')).toEqual({ origin: '', number: 0 });
  });
});
