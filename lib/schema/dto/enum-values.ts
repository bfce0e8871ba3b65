import { isObject } from '../is-object.js';
import { isJsonPrimitive } from './json-primitive.js';

/**
 * The values of a TypeScript enum, or of an object used as one. The names that
 * a numeric enum has as keys of its reverse mapping are left out.
 * @param entity what `@IsEnum()` was given
 */
export function enumValues(entity: unknown): readonly unknown[] {
  if (!isObject(entity)) return [];
  const values = Object.entries(entity)
    .filter(([key, value]) => !isReverse(entity, key, value))
    .map(([, value]) => value);
  return [...new Set(values)].filter(isJsonPrimitive);
}

function isReverse(
  entity: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
): boolean {
  return (
    typeof value === 'string' &&
    typeof entity[value] === 'number' &&
    String(entity[value]) === key
  );
}
