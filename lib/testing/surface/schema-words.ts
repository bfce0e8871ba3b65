import {
  brief,
  briefDifference,
  type JsonRecord,
  sameJson,
} from './json-value.js';
import type { SchemaComparing } from './schema-comparing.js';

/** Keywords that are read, and take or refuse nothing. */
const WORDS = [
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
];

/** Keywords that say nothing of values; definitions count where they are referred to. */
const SILENT = ['$comment', '$id', '$anchor', '$defs', 'definitions'];

/** A schema as far as it says what values it takes. */
export function withoutWords(schema: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword]) => !WORDS.includes(keyword) && !SILENT.includes(keyword),
    ),
  );
}

/** Compares what two schemas say to those who read them. */
export function compareWords(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): void {
  for (const word of WORDS) {
    const what = changeOfWords(word, before[word], now[word]);
    if (what) into.shift(path, 'visible', what);
  }
}

/**
 * What became of a text or any other value that is only read.
 *
 * @param word its name
 * @returns nothing where it stayed as it was
 */
export function changeOfWords(
  word: string,
  before: unknown,
  now: unknown,
): string | undefined {
  if (sameJson(before, now)) return undefined;
  if (before === undefined) return `${word} added: ${brief(now)}`;
  if (now === undefined) return `${word} removed: ${brief(before)}`;
  return `${word} changed from ${briefDifference(before, now)}`;
}
