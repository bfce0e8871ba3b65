import { isPlainObject } from '../schema/is-object.js';
import type { JsonSchema } from '../schema/json-schema.js';

const DEFINITIONS = ['$defs', 'definitions'];
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
 * Whether a legacy client must be given `{ result: … }` instead of the value
 * itself: until 2025-11-25 structured content is an object, and its schema says
 * so at the root.
 */
export function needsWrapping(schema: JsonSchema): boolean {
  return schema['type'] !== 'object';
}

/**
 * The schema of `{ result: value }` for a schema of the value. Definitions move
 * to the new root, so that references to them stay as they are; references to
 * other places of the document follow the value to its new place.
 */
export function wrapSchema(schema: JsonSchema): JsonSchema {
  const { $schema, ...value } = schema;
  const head = $schema === undefined ? {} : { $schema };
  const wrapper = { type: 'object', required: ['result'] };
  // With an id of its own the schema stays a document of its own.
  if (isNewBase(value)) {
    return { ...head, ...wrapper, properties: { result: value } };
  }
  const definitions: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [keyword, part] of Object.entries(value)) {
    if (DEFINITIONS.includes(keyword)) definitions[keyword] = moveMap(part);
    else rest[keyword] = movePart(keyword, part);
  }
  return { ...head, ...wrapper, properties: { result: rest }, ...definitions };
}

function movePart(keyword: string, part: unknown): unknown {
  if (POINTER_KEYWORDS.has(keyword)) return movePointer(part);
  if (DATA_KEYWORDS.has(keyword)) return part;
  return NAMED_SCHEMAS.has(keyword) ? moveMap(part) : move(part);
}

function move(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(move);
  if (!isPlainObject(part) || isNewBase(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, movePart(key, value)]),
  );
}

function moveMap(part: unknown): unknown {
  if (!isPlainObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, schema]) => [name, move(schema)]),
  );
}

function movePointer(pointer: unknown): unknown {
  if (pointer === '#') return '#/properties/result';
  if (typeof pointer !== 'string' || !pointer.startsWith('#/')) return pointer;
  return DEFINITIONS.some((keyword) => pointer.startsWith(`#/${keyword}/`))
    ? pointer
    : `#/properties/result${pointer.slice(1)}`;
}

function isNewBase(schema: Readonly<Record<string, unknown>>): boolean {
  const { $id } = schema;
  return typeof $id === 'string' && !$id.startsWith('#');
}
