import type { JsonObject } from './json-object.js';
import type { ListSettings } from './server-profile.js';

/** How long and by whom a modern result may be kept (2026-07-28, Caching). */
export function cacheHints({ ttlMs, scope }: ListSettings): JsonObject {
  return { ttlMs, cacheScope: scope };
}
