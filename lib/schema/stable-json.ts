import { createHash } from 'node:crypto';
import { isObject } from './is-object.js';

/** A value as JSON text that is the same for equal values: the keys of its objects are in order. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

/** A digest of a value JSON can carry: 43 characters of base64url. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('base64url');
}
