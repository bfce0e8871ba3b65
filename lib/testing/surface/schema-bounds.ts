import { brief, type JsonRecord } from './json-value.js';
import {
  type SchemaComparing,
  type SchemaShift,
  shiftOf,
} from './schema-comparing.js';

/** Keywords that take more the lower they are, and all without them. */
const LEAST = [
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
];

/** Those of which 0 says nothing. */
const LENGTHS = ['minLength', 'minItems', 'minProperties'];

/** Keywords that take more the higher they are, and all without them. */
const MOST = [
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
];

/** Keywords that take something away wherever they are, in ways that cannot be compared. */
const CONDITIONS = ['pattern', 'format', 'uniqueItems'];

/** Every keyword compared here. */
export const BOUND_KEYWORDS: readonly string[] = [
  ...LEAST,
  ...MOST,
  ...CONDITIONS,
  'multipleOf',
];

/** Compares how tightly two schemas hold a value of a type they share. */
export function compareBounds(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): void {
  for (const keyword of BOUND_KEYWORDS) {
    const old = heldBy(before, keyword);
    const current = heldBy(now, keyword);
    if (old === current) continue;
    const shift =
      old === undefined || current === undefined
        ? shiftOf(old === undefined, current === undefined)
        : shiftBetween(keyword, old, current);
    if (shift) into.shift(path, shift, inWords(keyword, old, current));
    else into.unjudged(path, keyword);
  }
}

/** What a keyword holds; undefined where it says what its absence says. */
function heldBy(schema: JsonRecord, keyword: string): unknown {
  const value = schema[keyword];
  if (value === false && keyword === 'uniqueItems') return undefined;
  if (value === 0 && LENGTHS.includes(keyword)) return undefined;
  return value;
}

function shiftBetween(
  keyword: string,
  old: unknown,
  now: unknown,
): SchemaShift | undefined {
  if (typeof old !== 'number' || typeof now !== 'number') return undefined;
  if (LEAST.includes(keyword)) return now > old ? 'narrower' : 'wider';
  if (MOST.includes(keyword)) return now < old ? 'narrower' : 'wider';
  // Of the multiples of 2 those of 4 are fewer, and those of 3 are others.
  return shiftOf(now % old === 0, old % now === 0);
}

function inWords(keyword: string, old: unknown, now: unknown): string {
  if (old === undefined) return `${keyword} ${brief(now)} added`;
  if (now === undefined) return `${keyword} ${brief(old)} removed`;
  const verb = Number(now) > Number(old) ? 'raised' : 'lowered';
  return `${keyword} ${verb} from ${brief(old)} to ${brief(now)}`;
}
