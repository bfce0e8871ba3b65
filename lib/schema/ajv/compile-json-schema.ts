import type { CompiledSchema } from '../compiled-schema.js';
import type { JsonSchema } from '../json-schema.js';
import { refuseTooDeepSchema } from '../too-deep.js';
import { checkJsonSchema } from './check-json-schema.js';
import { refuseForeignDialect } from './dialect.js';
import { JsonSchemaValidator } from './json-schema-validator.js';

/**
 * Compiles a JSON Schema object; what is sent to clients is the object itself.
 * @param json a schema in the 2020-12 dialect
 * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA` when it declares another dialect
 */
export function compileJsonSchema(json: JsonSchema): CompiledSchema {
  refuseForeignDialect(json);
  const validator = new JsonSchemaValidator(json);
  return {
    json,
    validate: (value) => validator.validate(value),
    check: () => checkJsonSchema(json).catch(refuseTooDeepSchema),
  };
}
