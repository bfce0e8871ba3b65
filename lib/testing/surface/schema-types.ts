import { type JsonRecord, listOf } from './json-value.js';
import { type SchemaComparing, shiftOf } from './schema-comparing.js';
import { listedValues } from './schema-values.js';

/** A number is an integer or has a fraction. */
const ALL = [
  'array',
  'boolean',
  'fraction',
  'integer',
  'null',
  'object',
  'string',
];

/**
 * Compares what types of values two schemas take.
 *
 * @returns whether they have one in common, so that the rest is worth comparing
 */
export function compareTypes(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): boolean {
  const old = typesOf(before);
  const current = typesOf(now);
  const shift = shiftOf(
    old.some((type) => !current.includes(type)),
    current.some((type) => !old.includes(type)),
  );
  if (!shift) return true;
  const what = `the type changed from ${inWords(before)} to ${inWords(now)}`;
  into.shift(path, shift, what);
  return old.some((type) => current.includes(type));
}

function typesOf(schema: JsonRecord): readonly unknown[] {
  const named = namedTypes(schema) ?? listedValues(schema)?.map(typeOf) ?? ALL;
  return named.flatMap((type) =>
    type === 'number' ? ['integer', 'fraction'] : [type],
  );
}

function namedTypes({ type }: JsonRecord): readonly unknown[] | undefined {
  if (type === undefined) return undefined;
  return Array.isArray(type) ? listOf(type) : [type];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'number') return typeof value;
  return Number.isInteger(value) ? 'integer' : 'number';
}

function inWords(schema: JsonRecord): string {
  const types = namedTypes(schema) ?? listedValues(schema)?.map(typeOf);
  return types ? [...new Set(types)].map(String).join(' or ') : 'any';
}
