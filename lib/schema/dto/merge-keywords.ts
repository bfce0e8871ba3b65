import type { JsonSchema } from '../json-schema.js';

type Merge = (a: unknown, b: unknown) => unknown;

const larger: Merge = (a, b) => Math.max(Number(a), Number(b));
const smaller: Merge = (a, b) => Math.min(Number(a), Number(b));
const common: Merge = (a, b) =>
  Array.isArray(a) && Array.isArray(b) ? a.filter((v) => b.includes(v)) : b;
const both: Merge = (a, b) => [a, b].flat();
// Decorators come from the last to the first.
const oneAfterAnother: Merge = (a, b) => `${String(b)}; ${String(a)}`;

const MERGES: ReadonlyMap<string, Merge> = new Map([
  ['minimum', larger],
  ['exclusiveMinimum', larger],
  ['minLength', larger],
  ['minItems', larger],
  ['maximum', smaller],
  ['exclusiveMaximum', smaller],
  ['maxLength', smaller],
  ['maxItems', smaller],
  ['enum', common],
  ['allOf', both],
  ['description', oneAfterAnother],
]);

/**
 * The keywords of several decorators as one schema that holds where all of
 * them hold: the narrower bound wins, and two patterns stand side by side.
 * @param parts the keywords of each decorator
 */
export function mergeKeywords(parts: readonly JsonSchema[]): JsonSchema {
  const merged: Record<string, unknown> = {};
  const conflicts: JsonSchema[] = [];
  for (const [keyword, value] of parts.flatMap((part) => Object.entries(part)))
    if (!(keyword in merged) || merged[keyword] === value)
      merged[keyword] = value;
    else {
      const merge = MERGES.get(keyword);
      if (merge) merged[keyword] = merge(merged[keyword], value);
      else conflicts.push({ [keyword]: value });
    }
  return conflicts.length > 0
    ? { ...merged, allOf: [merged.allOf ?? [], conflicts].flat() }
    : merged;
}
