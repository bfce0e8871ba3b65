import type { CacheHint } from '../components/cache-hint.js';
import type { JsonObject } from './json-object.js';

/** How long and by whom a modern result may be kept (2026-07-28, Caching). */
export function cacheHints({ ttlMs, scope }: CacheHint): JsonObject {
  return { ttlMs, cacheScope: scope };
}
