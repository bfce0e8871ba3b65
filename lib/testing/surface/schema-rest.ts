import { type JsonRecord, listOf, sameJson } from './json-value.js';
import { UNIONS } from './schema-alternatives.js';
import { BOUND_KEYWORDS } from './schema-bounds.js';
import type { SchemaComparing } from './schema-comparing.js';
import { withoutWords } from './schema-words.js';

/** Keywords compared elsewhere. */
const JUDGED: ReadonlySet<string> = new Set([
  ...UNIONS,
  ...BOUND_KEYWORDS,
  'type',
  'enum',
  'const',
  'properties',
  'required',
  'additionalProperties',
  'unevaluatedProperties',
]);

/** Compares what two schemas take as items, and every keyword no other comparison knows. */
export function compareRest(
  into: SchemaComparing,
  before: JsonRecord,
  now: JsonRecord,
  path: string,
): void {
  const old = withoutWords(before);
  const current = withoutWords(now);
  const keywords = [...Object.keys(old), ...Object.keys(current)];
  for (const keyword of new Set(keywords)) {
    if (!JUDGED.has(keyword)) {
      compareKeyword(into, keyword, [old[keyword], current[keyword]], path);
    }
  }
}

type Both = readonly [before: unknown, now: unknown];

function compareKeyword(
  into: SchemaComparing,
  keyword: string,
  both: Both,
  path: string,
): void {
  const [old, current] = both;
  if (keyword === 'items' && !both.some(Array.isArray)) {
    into.compare(old ?? true, current ?? true, `${path}[]`);
  } else if (areLists(keyword, both)) {
    for (const [index, item] of listOf(old).entries()) {
      const place = keyword === 'allOf' ? path : `${path}[${index}]`;
      into.compare(item, listOf(current)[index], place);
    }
  } else if (keyword === '$schema' && both.includes(undefined)) {
    // The default dialect, written out or not.
  } else if (
    !sameJson(old, current) ||
    !(into.sameRoots || isClosed(keyword, old))
  ) {
    into.unjudged(path, keyword);
  }
}

/** Lists of schemas that can be compared one by one. */
function areLists(keyword: string, [old, current]: Both): boolean {
  return (
    (keyword === 'allOf' || keyword === 'prefixItems') &&
    Array.isArray(old) &&
    Array.isArray(current) &&
    old.length === current.length
  );
}

/** Whether a keyword's value says everything itself, and refers to nothing. */
function isClosed(keyword: string, value: unknown): boolean {
  return !/\$(dynamic)?ref/i.test(`${keyword} ${JSON.stringify(value)}`);
}
