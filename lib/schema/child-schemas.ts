import { isObject } from './is-object.js';
import type { JsonSchema } from './json-schema.js';

const ONE_SCHEMA = [
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
  'not',
  'if',
  'then',
  'else',
];
const LIST_OF_SCHEMAS = ['prefixItems', 'allOf', 'anyOf', 'oneOf'];
const MAP_OF_SCHEMAS = [
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
];

/**
 * The schemas directly inside a schema. Only places where the dialect has
 * schemas: a `$ref` in a `default` or an `enum` is data.
 * @param schema a JSON Schema object
 */
export function childSchemas(schema: JsonSchema): JsonSchema[] {
  const candidates = [
    ...ONE_SCHEMA.map((keyword) => schema[keyword]),
    ...LIST_OF_SCHEMAS.flatMap((keyword) => listOf(schema[keyword])),
    ...MAP_OF_SCHEMAS.flatMap((keyword) => valuesOf(schema[keyword])),
  ];
  return candidates.filter(isSchemaObject);
}

/**
 * Tells a schema object from a boolean schema and from anything that is none.
 * @param value what stands where a schema may be
 */
export function isSchemaObject(value: unknown): value is JsonSchema {
  return isObject(value) && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function valuesOf(value: unknown): readonly unknown[] {
  return isSchemaObject(value) ? Object.values(value) : [];
}
