import { LruMap } from '../../sessions/lru-map.js';
import type { RateRecord, RateStorage } from './rate-storage.js';

/** Callers remembered; those that came last stay. */
const MOST_CALLERS = 20_000;

interface Window {
  hits: number;
  endsAt: number;
  blockedUntil: number;
}

/** Counts the requests of each caller in this process, in windows that begin with the first of them. */
export class RateWindow implements RateStorage {
  readonly #windows = new LruMap<Window>(MOST_CALLERS);

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
  ): Promise<RateRecord> {
    const now = Date.now();
    const window = this.#windowOf(key, now, ttl);
    if (window.blockedUntil <= now) {
      window.hits += 1;
      if (window.hits > limit) window.blockedUntil = now + blockDuration;
    }
    const isBlocked = window.blockedUntil > now;
    return {
      totalHits: window.hits,
      timeToExpire: secondsUntil(window.endsAt, now),
      isBlocked,
      timeToBlockExpire: isBlocked ? secondsUntil(window.blockedUntil, now) : 0,
    };
  }

  /** Who has served a block begins anew. */
  #windowOf(key: string, now: number, ttl: number): Window {
    const known = this.#windows.get(key);
    const isOpen = known && known.blockedUntil === 0 && known.endsAt > now;
    if (known && (isOpen || known.blockedUntil > now)) return known;
    const window = { hits: 0, endsAt: now + ttl, blockedUntil: 0 };
    this.#windows.set(key, window);
    return window;
  }
}

function secondsUntil(time: number, now: number): number {
  return Math.max(0, Math.ceil((time - now) / 1000));
}
