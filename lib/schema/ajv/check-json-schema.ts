import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../json-schema.js';
import { loadAjv } from './ajv-loader.js';
import { checkPatterns } from './check-patterns.js';
import { checkReferences } from './check-references.js';
import { invalidJsonSchema } from './invalid-json-schema.js';

let metaValidator: Promise<Ajv2020> | undefined;

/**
 * Checks a JSON Schema object against the meta-schema of 2020-12, and that
 * every reference in it stays inside it.
 * @param json the schema
 * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA`
 */
export async function checkJsonSchema(json: JsonSchema): Promise<void> {
  metaValidator ??= loadAjv().then((create) => create({ allErrors: false }));
  const ajv = await metaValidator;
  // Without $schema, which may carry a harmless `#` that ajv does not know.
  const { $schema: _, ...keywords } = json;
  if (ajv.validateSchema(keywords) !== true)
    throw invalidJsonSchema(
      `The JSON Schema is not valid: ${ajv.errorsText(ajv.errors, { dataVar: 'schema' })}.`,
    );
  checkReferences(json);
  checkPatterns(json);
}
