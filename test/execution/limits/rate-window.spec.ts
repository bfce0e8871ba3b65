import { jest } from '@jest/globals';
import { RateWindow } from '../../../lib/execution/limits/rate-window.js';

describe('a window of requests in memory', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => jest.useRealTimers());

  it('blocks who sends more than the limit, for as long as it is told', async () => {
    const window = new RateWindow();
    const count = () => window.increment('a', 10_000, 2, 60_000);
    await count();
    expect(await count()).toEqual({
      totalHits: 2,
      timeToExpire: 10,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
    expect(await count()).toMatchObject({
      isBlocked: true,
      timeToBlockExpire: 60,
    });
    jest.advanceTimersByTime(59_500);
    expect(await count()).toMatchObject({
      isBlocked: true,
      timeToBlockExpire: 1,
    });
    jest.advanceTimersByTime(500);
    expect(await count()).toMatchObject({ totalHits: 1, isBlocked: false });
  });

  it('begins anew when it is over', async () => {
    const window = new RateWindow();
    const count = () => window.increment('a', 10_000, 2, 60_000);
    await count();
    await count();
    jest.advanceTimersByTime(10_000);
    expect(await count()).toMatchObject({ totalHits: 1, isBlocked: false });
  });

  it('is one for each key', async () => {
    const window = new RateWindow();
    await window.increment('a', 10_000, 1, 10_000);
    expect(await window.increment('b', 10_000, 1, 10_000)).toMatchObject({
      totalHits: 1,
    });
  });

  it('remembers who is blocked while ten thousand others come by', async () => {
    const window = new RateWindow();
    const count = () => window.increment('a', 60_000, 1, 60_000);
    await count();
    for (let other = 0; other < 100_000; other += 1) {
      await window.increment(`other ${other}`, 60_000, 1, 60_000);
      if (other % 9_000 === 0) expect((await count()).isBlocked).toBe(true);
    }
  });
});
