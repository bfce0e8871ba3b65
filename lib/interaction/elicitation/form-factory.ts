import type { ElicitChoice, ElicitForm } from '../../context/elicitation.js';
import type { SchemaResult } from '../../schema/compiled-schema.js';
import { choiceForm } from './choice-form.js';
import type { ElicitationForm } from './elicitation-form.js';
import { schemaForm } from './schema-form.js';

const NOTHING: SchemaResult = { ok: true, value: undefined };
const EMPTY_FORM: ElicitationForm = {
  requestedSchema: { type: 'object', properties: {} },
  read: () => NOTHING,
};

// A handler that asks is run several times, with the same source.
const known = new WeakMap<object, ElicitationForm>();

/**
 * The form for what a handler asks of the user. Without schema and choices it
 * has no fields, and is read as `undefined`. A schema that describes no object
 * is asked for as the one field `value`. Synchronous, and made once for each
 * schema.
 *
 * @param source what the handler asks
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` for what no form can ask, and
 *   like `compileSchema` for what is no schema
 */
export function elicitationForm(
  source: ElicitForm | ElicitChoice,
): ElicitationForm {
  if ('choices' in source) return choiceForm(source);
  const { schema } = source;
  if (schema === undefined) return EMPTY_FORM;
  const before = known.get(schema);
  if (before) return before;
  const form = schemaForm(schema);
  known.set(schema, form);
  return form;
}
