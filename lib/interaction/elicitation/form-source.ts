import { compileSchema } from '../../schema/compile-schema.js';
import type { SchemaResult } from '../../schema/compiled-schema.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import {
  isDtoClass,
  isStandardSchema,
  type SchemaSource,
} from '../../schema/schema-source.js';
import {
  standardJsonSchema,
  validateStandard,
} from '../../schema/standard-schema.js';

/** What a form is made of, whatever it describes: not only objects, as the input of a tool. */
export interface FormSource {
  /** What it takes, in the source's own words. */
  readonly json: JsonSchema;
  /** Whether its validator itself fills in the defaults of what may be left out. */
  readonly fillsDefaults: boolean;
  /** Checks a value as the source has it; nothing is coerced. */
  validate(value: unknown): SchemaResult | Promise<SchemaResult>;
}

/**
 * Reads what a handler gave as a schema.
 *
 * @param source a DTO class, a Standard Schema or a JSON Schema
 * @throws SchemaException when no schema can be made of it
 */
export function formSource(source: SchemaSource): FormSource {
  if (isStandardSchema(source))
    return {
      json: standardJsonSchema(source, 'input'),
      fillsDefaults: true,
      validate: (value) => validateStandard(source, value),
    };
  // Only an output may be something else than an object; for a JSON Schema there is no other difference.
  const io = isDtoClass(source) ? 'input' : 'output';
  const compiled = compileSchema(source, { io, mode: 'strict' });
  return {
    json: compiled.json,
    fillsDefaults: false,
    validate: (value) => compiled.validate(value),
  };
}
