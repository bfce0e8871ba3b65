import { ElicitRequestFormParamsSchema } from '@modelcontextprotocol/sdk/types.js';
import { isSpecType } from '@modelcontextprotocol/server';
import type {
  ElicitChoice,
  ElicitForm,
} from '../../../lib/context/elicitation.js';
import type { ElicitationForm } from '../../../lib/interaction/elicitation/elicitation-form.js';
import { elicitationForm } from '../../../lib/interaction/elicitation/form-factory.js';
import type { SchemaResult } from '../../../lib/schema/compiled-schema.js';
import type { SchemaSource } from '../../../lib/schema/schema-source.js';

/** The form for a schema. */
export function formOf(schema: SchemaSource): ElicitationForm {
  return checked({ message: 'Please', schema });
}

/** The form for choices. */
export function choiceOf(
  choices: ElicitChoice['choices'],
  multiple?: boolean,
): ElicitationForm {
  return checked({
    message: 'Please',
    choices,
    ...(multiple !== undefined && { multiple }),
  });
}

/** The fields of the form for a schema, as they go on the wire. */
export function fieldsOf(schema: SchemaSource): Record<string, unknown> {
  return Object(formOf(schema).requestedSchema.properties);
}

/** The one field of the form for a JSON Schema property. */
export function fieldOf(property: unknown): unknown {
  return fieldsOf({ type: 'object', properties: { field: property } }).field;
}

/** The result of reading content. */
export async function read(
  schema: SchemaSource,
  content: unknown,
): Promise<SchemaResult> {
  return formOf(schema).read(content);
}

// Whatever is asked for, both SDKs take the request, and keep every keyword of it.
function checked(source: ElicitForm | ElicitChoice): ElicitationForm {
  const form = elicitationForm(source);
  const { message } = source;
  const params = { message, requestedSchema: form.requestedSchema };
  expect(isSpecType.ElicitRequestFormParams(params)).toBe(true);
  expect(ElicitRequestFormParamsSchema.parse(params)).toEqual(params);
  return form;
}
