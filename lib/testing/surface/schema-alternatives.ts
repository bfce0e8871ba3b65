import { brief, type JsonRecord, listOf } from './json-value.js';
import type { SchemaComparing } from './schema-comparing.js';
import { withoutWords } from './schema-words.js';

/** Keywords that list alternatives. `oneOf` is read as `anyOf`: alternatives are written to exclude each other. */
export const UNIONS: readonly string[] = ['anyOf', 'oneOf'];

/** The branches of a schema that is a union and nothing else; undefined for any other. */
export function branchesOf(schema: JsonRecord): readonly unknown[] | undefined {
  const [keyword, ...others] = Object.keys(withoutWords(schema));
  return keyword !== undefined &&
    UNIONS.includes(keyword) &&
    others.length === 0
    ? listOf(schema[keyword])
    : undefined;
}

/** Compares the unions two schemas have among other keywords. */
export function compareUnions(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): void {
  for (const keyword of UNIONS) {
    const old = before[keyword];
    const current = now[keyword];
    if (old === undefined && current === undefined) continue;
    if (old === undefined) into.shift(path, 'narrower', `${keyword} added`);
    else if (current === undefined) {
      into.shift(path, 'wider', `${keyword} removed`);
    } else {
      compareAlternatives(into, listOf(old), listOf(current), path);
    }
  }
}

/**
 * Compares two lists of alternatives. Those that agree are pairs; one that is
 * left on each side was changed; more are pairs in their order where the lists
 * are as long as each other, and cannot be judged otherwise.
 */
export function compareAlternatives(
  into: SchemaComparing,
  before: readonly unknown[],
  now: readonly unknown[],
  path: string,
): void {
  const left = [...now];
  const changed = before.filter((old) => {
    const index = left.findIndex((current) => into.agree(old, current));
    if (index < 0) return true;
    const [match] = left.splice(index, 1);
    into.compare(old, match, path);
    return false;
  });
  if (changed.length === left.length) {
    for (const [index, old] of changed.entries()) {
      into.compare(old, left[index], path);
    }
    return;
  }
  if (changed.length > 0 && left.length > 0) {
    into.unjudged(path, 'its list of alternatives');
    return;
  }
  for (const old of changed) {
    into.shift(path, 'narrower', `lost the alternative ${brief(old)}`);
  }
  for (const current of left) {
    into.shift(path, 'wider', `gained the alternative ${brief(current)}`);
  }
}
