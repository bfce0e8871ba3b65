import { isSchemaObject } from './child-schemas.js';
import type { JsonSchema } from './json-schema.js';
import { resolveLocalRef } from './local-ref.js';
import { SchemaErrorCode } from './schema-error-codes.js';
import { SchemaException } from './schema.exception.js';

const OBJECT_KEYWORDS = [
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
];

/**
 * The schema with `type: 'object'` at its root, which the protocol asks of
 * every input schema. Arguments are named, so an input is an object.
 * @param schema an input schema
 * @returns the same object when it says so already, else a copy that does
 * @throws SchemaException `MCP_SCHEMA_NOT_OBJECT` when it may describe something else
 */
export function objectRoot(schema: JsonSchema): JsonSchema {
  if (schema.type === 'object') return schema;
  if (!describesObject(schema, schema, new Map()))
    throw new SchemaException(
      SchemaErrorCode.NotObject,
      `An input schema must describe an object, and this one ${rootOf(schema)}.`,
      "Wrap the value in an object with a named property, or write { type: 'object' } for no arguments.",
    );
  return { ...schema, type: 'object' };
}

// Each schema is looked at once: branches that share references would double the work at every step.
function describesObject(
  schema: unknown,
  root: JsonSchema,
  known: Map<JsonSchema, boolean>,
): boolean {
  if (!isSchemaObject(schema)) return false;
  const answer = known.get(schema);
  if (answer !== undefined) return answer;
  known.set(schema, false);
  const result = isObjectShaped(schema, root, (part) =>
    describesObject(part, root, known),
  );
  known.set(schema, result);
  return result;
}

function isObjectShaped(
  schema: JsonSchema,
  root: JsonSchema,
  recurse: (part: unknown) => boolean,
): boolean {
  const { type, $ref, allOf, anyOf, oneOf } = schema;
  if (type !== undefined) return isObjectType(type);
  if (typeof $ref === 'string' && recurse(resolveLocalRef(root, $ref)))
    return true;
  if (Array.isArray(allOf) && allOf.some(recurse)) return true;
  for (const branches of [anyOf, oneOf])
    if (Array.isArray(branches) && branches.length > 0)
      return branches.every(recurse);
  return (
    $ref === undefined &&
    OBJECT_KEYWORDS.some((keyword) => schema[keyword] !== undefined)
  );
}

function isObjectType(type: unknown): boolean {
  return (
    type === 'object' ||
    (Array.isArray(type) && type.length === 1 && type[0] === 'object')
  );
}

function rootOf(schema: JsonSchema): string {
  return schema.type === undefined
    ? 'has no type at its root'
    : `has the type ${JSON.stringify(schema.type)} at its root`;
}
