import type { JsonSchema } from '../../json-schema.js';

/**
 * A keyword that takes any number, like `minimum`.
 * @param keyword the keyword
 * @param limit what the decorator was given
 * @returns nothing for what is no number
 */
export function bound(keyword: string, limit: unknown): JsonSchema {
  return typeof limit === 'number' && Number.isFinite(limit)
    ? { [keyword]: limit }
    : {};
}

/**
 * A keyword for the least of something countable, like `minLength`.
 * @param keyword the keyword
 * @param limit what the decorator was given; a fraction is rounded up
 */
export function atLeast(keyword: string, limit: unknown): JsonSchema {
  return typeof limit === 'number'
    ? bound(keyword, Math.max(0, Math.ceil(limit)))
    : {};
}

/**
 * A keyword for the most of something countable, like `maxLength`.
 * @param keyword the keyword
 * @param limit what the decorator was given; a fraction is rounded down
 */
export function atMost(keyword: string, limit: unknown): JsonSchema {
  return typeof limit === 'number' && limit >= 0
    ? bound(keyword, Math.floor(limit))
    : {};
}
