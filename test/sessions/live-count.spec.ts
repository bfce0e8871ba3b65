import { describe, expect, it } from '@jest/globals';
import { LiveCount } from '../../lib/sessions/live-count.js';

describe('a count of live things', () => {
  it('lets each owner have so many and no more', () => {
    const count = new LiveCount({ perOwner: 2, total: 10 });
    const taken = ['ada', 'ada', 'ada', 'bob'].map((owner) =>
      count.take(owner),
    );
    expect(taken.map(Boolean)).toEqual([true, true, false, true]);
    expect(count.total).toBe(3);
  });

  it('lets all owners together have so many and no more', () => {
    const count = new LiveCount({ perOwner: 2, total: 3 });
    const taken = ['a', 'b', 'c', 'd'].map((owner) => count.take(owner));
    expect(taken.map(Boolean)).toEqual([true, true, true, false]);
  });

  it('gives the place to another once a thing is gone', () => {
    const count = new LiveCount({ perOwner: 1, total: 1 });
    const release = count.take('ada');
    expect(count.take('ada')).toBeUndefined();
    release?.();
    expect(count.take('ada')).toBeDefined();
  });

  it('counts a thing that goes twice as one', () => {
    const count = new LiveCount({ perOwner: 5, total: 5 });
    const release = count.take('ada');
    count.take('ada');
    release?.();
    release?.();
    expect(count.total).toBe(1);
  });

  it('takes anonymous callers for many, whom only the total limits', () => {
    const count = new LiveCount({ perOwner: 1, total: 3 });
    const taken = Array.from({ length: 4 }, () => count.take(undefined));
    expect(taken.map(Boolean)).toEqual([true, true, true, false]);
  });
});
