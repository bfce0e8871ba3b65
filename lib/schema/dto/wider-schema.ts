import type { JsonSchema } from '../json-schema.js';

// What these say holds for null as well, whatever the type allows.
const ABOUT_ANY_TYPE = ['$ref', 'const', 'not', 'anyOf', 'allOf'];

/**
 * The schema of values that may be null instead.
 * @param schema the schema of the values
 */
export function orNull(schema: JsonSchema): JsonSchema {
  if (Object.keys(schema).length === 0) return schema;
  if (
    typeof schema.type !== 'string' ||
    ABOUT_ANY_TYPE.some((keyword) => keyword in schema)
  )
    return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
  };
}

/**
 * The schema of values that are refused by nobody, and are hoped to be of a
 * certain kind.
 * @param schema the schema of that kind
 */
export function orAnything(schema: JsonSchema): JsonSchema {
  return Object.keys(schema).length > 0 ? { anyOf: [schema, {}] } : {};
}
