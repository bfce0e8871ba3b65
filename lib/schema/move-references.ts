import { isPlainObject } from './is-object.js';
import type { JsonSchema } from './json-schema.js';

const DATA_KEYWORDS: ReadonlySet<string> = new Set([
  'const',
  'enum',
  'default',
  'examples',
]);
const NAMED_SCHEMAS: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
]);
const POINTER_KEYWORDS: ReadonlySet<string> = new Set(['$ref', '$dynamicRef']);

/**
 * A schema with other references; what only looks like one, in an `enum` or a
 * `default`, stays as it is, and so does an embedded document with an `$id` of its own.
 *
 * @param move gives the new reference for an old one
 */
export function moveReferences(
  schema: JsonSchema,
  move: (reference: string) => string,
): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, part]) => [
      keyword,
      moved(keyword, part, move),
    ]),
  );
}

function moved(
  keyword: string,
  part: unknown,
  move: (reference: string) => string,
): unknown {
  if (POINTER_KEYWORDS.has(keyword)) {
    return typeof part === 'string' ? move(part) : part;
  }
  if (DATA_KEYWORDS.has(keyword)) return part;
  if (!NAMED_SCHEMAS.has(keyword) || !isPlainObject(part)) {
    return within(part, move);
  }
  return Object.fromEntries(
    Object.entries(part).map(([name, schema]) => [name, within(schema, move)]),
  );
}

function within(part: unknown, move: (reference: string) => string): unknown {
  if (Array.isArray(part)) return part.map((each) => within(each, move));
  if (!isPlainObject(part) || isDocument(part)) return part;
  return moveReferences(part, move);
}

function isDocument({ $id }: JsonSchema): boolean {
  return typeof $id === 'string' && !$id.startsWith('#');
}
