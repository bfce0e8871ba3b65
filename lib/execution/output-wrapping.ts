import type { JsonSchema } from '../schema/json-schema.js';
import { moveReferences } from '../schema/move-references.js';

const DEFINITIONS = ['$defs', 'definitions'];
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
  const moved = Object.entries(moveReferences(value, movePointer));
  const isDefinition = ([keyword]: [string, unknown]) =>
    DEFINITIONS.includes(keyword);
  const rest = Object.fromEntries(moved.filter((part) => !isDefinition(part)));
  const definitions = Object.fromEntries(moved.filter(isDefinition));
  return { ...head, ...wrapper, properties: { result: rest }, ...definitions };
}

function movePointer(pointer: string): string {
  if (pointer === '#') return '#/properties/result';
  if (!pointer.startsWith('#/')) return pointer;
  return DEFINITIONS.some((keyword) => pointer.startsWith(`#/${keyword}/`))
    ? pointer
    : `#/properties/result${pointer.slice(1)}`;
}

function isNewBase({ $id }: JsonSchema): boolean {
  return typeof $id === 'string' && !$id.startsWith('#');
}
