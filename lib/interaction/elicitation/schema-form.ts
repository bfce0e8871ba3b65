import type { SchemaSource } from '../../schema/schema-source.js';
import type { ElicitationForm } from './elicitation-form.js';
import { fieldKind } from './field-kind.js';
import { formField } from './form-field.js';
import { type FormSource, formSource } from './form-source.js';
import { objectForm } from './object-form.js';
import { settleSchema, type SettledSchema } from './settled-schema.js';
import { readValue, valueFormSchema } from './single-value.js';

/**
 * The form for a schema: its properties, or the one field `value` for a schema
 * that describes no object.
 *
 * @param schema a DTO class, a Standard Schema or a JSON Schema
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` for what no form can ask, and
 *   like `compileSchema` for what is no schema
 */
export function schemaForm(schema: SchemaSource): ElicitationForm {
  const source = formSource(schema);
  const settled = settleSchema(source.json, source.json);
  return fieldKind(settled) === 'object'
    ? objectForm(settled, source)
    : valueForm(settled, source);
}

function valueForm(
  settled: SettledSchema,
  source: FormSource,
): ElicitationForm {
  const field = formField(settled, {
    subject: 'The schema',
    root: source.json,
  });
  // A user leaves out what has no value.
  const missing = field.default ?? (settled.nullable ? null : undefined);
  return {
    requestedSchema: valueFormSchema(field, !settled.nullable),
    read: (content) =>
      readValue(content, missing, (value) => source.validate(value)),
  };
}
