import type { SchemaResult } from '../../schema/compiled-schema.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import { contentFields, refuseContent } from './form-content.js';

// A form is always an object; a single value is asked for under this name.
const NAME = 'value';

/**
 * The form of one field, `value`.
 *
 * @param field the field
 * @param required whether the user must fill it in
 */
export function valueFormSchema(
  field: JsonSchema,
  required: boolean,
): JsonSchema {
  return {
    type: 'object',
    properties: { [NAME]: field },
    ...(required && { required: [NAME] }),
  };
}

/**
 * Reads the form of one field.
 *
 * @param content what the client sent
 * @param missing stands in where the field was left out
 * @param check checks what is in the field
 * @returns the bare value; issues have the path they have in the content
 */
export function readValue(
  content: unknown,
  missing: unknown,
  check: (value: unknown) => SchemaResult | Promise<SchemaResult>,
): SchemaResult | Promise<SchemaResult> {
  const fields = contentFields(content);
  if (!fields) return refuseContent(content);
  const value = Object.hasOwn(fields, NAME)
    ? fields[NAME]
    : structuredClone(missing);
  const result = check(value);
  return 'then' in result ? result.then(underName) : underName(result);
}

function underName(result: SchemaResult): SchemaResult {
  if (result.ok) return result;
  const issues = result.issues.map(({ path, message }) => ({
    path: [NAME, ...path],
    message,
  }));
  return { ok: false, issues };
}
