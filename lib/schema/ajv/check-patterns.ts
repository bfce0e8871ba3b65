import { isSchemaObject } from '../child-schemas.js';
import { isPattern } from '../is-pattern.js';
import type { JsonSchema } from '../json-schema.js';
import { invalidJsonSchema } from './invalid-json-schema.js';
import { walkSchema } from './walk-schema.js';

/**
 * Checks that every regular expression in a document compiles, which the
 * meta-schema does not promise.
 * @param root the document
 * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA`
 */
export function checkPatterns(root: JsonSchema): void {
  for (const { schema } of walkSchema(root))
    for (const pattern of patternsOf(schema))
      if (!isPattern(pattern))
        throw invalidJsonSchema(
          `The JSON Schema has the pattern ${JSON.stringify(pattern)}, which is no regular expression.`,
          'Mend the pattern; it is read with the flag "u", so only special characters are escaped.',
        );
}

function patternsOf(schema: JsonSchema): string[] {
  const { pattern, patternProperties } = schema;
  const keys = isSchemaObject(patternProperties)
    ? Object.keys(patternProperties)
    : [];
  return typeof pattern === 'string' ? [pattern, ...keys] : keys;
}
