import type { JsonSchema } from '../json-schema.js';
import { invalidJsonSchema } from './invalid-json-schema.js';

const DIALECT = /^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/;

/**
 * Refuses a schema whose root says it is read by other rules than 2020-12.
 * @param json a JSON Schema object
 * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA`
 */
export function refuseForeignDialect(json: JsonSchema): void {
  const { $schema } = json;
  const known = typeof $schema === 'string' && DIALECT.test($schema);
  if ($schema !== undefined && !known)
    throw invalidJsonSchema(
      `The JSON Schema declares the dialect ${JSON.stringify($schema)}.`,
    );
  // ajv answers with a promise for such a schema, and a promise is truthy: every value would pass.
  if ('$async' in json)
    throw invalidJsonSchema(
      'The JSON Schema has the keyword $async, which is not part of the dialect.',
      'Remove $async.',
    );
}
