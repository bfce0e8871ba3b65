import type { JsonSchema } from '../json-schema.js';
import { AllowedTypesFinder } from './allowed-types.js';
import { CoercerBuilder } from './coercer-builder.js';
import type { Coercer } from './coercer-type.js';
import { needsCoercion } from './needs-coercion.js';

/**
 * Makes the function that turns text into numbers and booleans where a schema
 * asks for them. It never alters the value it is given: what changes is copied.
 * @param schema the JSON Schema values are coerced for
 * @returns undefined when the schema has no place where text could be coerced
 */
export function buildCoercer(schema: JsonSchema): Coercer | undefined {
  const types = new AllowedTypesFinder();
  return needsCoercion(schema, types)
    ? new CoercerBuilder(types).build(schema, schema)
    : undefined;
}
