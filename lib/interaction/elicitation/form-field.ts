import type { JsonSchema } from '../../schema/json-schema.js';
import { fieldKind } from './field-kind.js';
import { listField } from './list-field.js';
import { numberField } from './number-field.js';
import { settleSchema, type SettledSchema } from './settled-schema.js';
import { textField } from './text-field.js';
import { unaskable } from './unaskable.js';

/** What a field is called in a message, and the document its schema stands in. */
export interface FieldPlace {
  readonly subject: string;
  readonly root: JsonSchema;
}

/**
 * A schema as a field of a form, with the keywords the specification knows
 * (2025-11-25, `PrimitiveSchemaDefinition`). What only narrows the values of a
 * field, such as `pattern`, is left out: it is checked when the form is read.
 *
 * @param schema what the field is for
 * @param place where it stands
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` when forms have no such field
 */
export function formField(
  schema: SettledSchema,
  { subject, root }: FieldPlace,
): JsonSchema {
  const kind = fieldKind(schema);
  switch (kind) {
    case 'string':
      return withNotes(textField(schema, subject), schema);
    case 'number':
    case 'integer':
      return withNotes(numberField(schema, kind, subject), schema);
    case 'boolean':
      return withNotes(booleanField(schema), schema);
    case 'array': {
      const items = settleSchema(schema.keywords.items, root);
      return withNotes(listField(schema, items, subject), schema);
    }
    case 'object':
      throw unaskable(
        subject,
        'is an object, and elicitation knows no nested objects',
        'Ask for its fields one by one.',
      );
    default:
      throw unaskable(subject, ...unclear(schema));
  }
}

function booleanField({ keywords: { default: initial } }: SettledSchema) {
  return {
    type: 'boolean',
    ...(typeof initial === 'boolean' && { default: initial }),
  };
}

function unclear({
  keywords: { type },
  alternatives,
}: SettledSchema): [problem: string, remedy: string] {
  const remedy = 'Make it text, a number, an integer, a boolean or a choice.';
  if (typeof type === 'string') return [`is of the type ${type}`, remedy];
  return type === undefined && alternatives.length === 0
    ? ['does not say what type it has', remedy]
    : ['may be of several types, and a field has one', remedy];
}

function withNotes(field: JsonSchema, { keywords }: SettledSchema): JsonSchema {
  const { type, ...others } = field;
  const { title, description } = keywords;
  return {
    type,
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    ...others,
  };
}
