/** The types the schema of a DTO property can have. */
export type JsonType =
  'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';

/**
 * The type that covers all of some values.
 * @param values what a property may be
 * @returns undefined when they have no one type
 */
export function typeOfAll(values: readonly unknown[]): JsonType | undefined {
  const types = new Set(values.map(typeOf));
  if (types.size === 2 && types.has('number') && types.has('integer'))
    return 'number';
  return types.size === 1 ? [...types][0] : undefined;
}

function typeOf(value: unknown): JsonType | undefined {
  if (typeof value === 'string' || typeof value === 'boolean')
    return typeof value === 'string' ? 'string' : 'boolean';
  if (typeof value !== 'number') return undefined;
  return Number.isInteger(value) ? 'integer' : 'number';
}
