import type { JsonSchema } from '../../schema/json-schema.js';
import {
  type FieldOption,
  optionKeywords,
  optionsOf,
  textOptions,
} from './field-options.js';
import type { SettledSchema } from './settled-schema.js';

const FORMATS: ReadonlySet<unknown> = new Set([
  'email',
  'uri',
  'date',
  'date-time',
]);

/**
 * A field for text, or for one of several texts.
 *
 * @param schema a schema of text
 * @param subject what the field is called in a message
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` for a choice without text to choose
 */
export function textField(schema: SettledSchema, subject: string): JsonSchema {
  const options = optionsOf(schema);
  if (options) return choiceField(schema, textOptions(options, subject));
  const { format, minLength, maxLength, default: initial } = schema.keywords;
  return {
    type: 'string',
    ...(typeof minLength === 'number' && { minLength }),
    ...(typeof maxLength === 'number' && { maxLength }),
    ...(FORMATS.has(format) && { format }),
    ...(typeof initial === 'string' && { default: initial }),
  };
}

function choiceField(
  { keywords }: SettledSchema,
  options: readonly FieldOption[],
): JsonSchema {
  const { enumNames, default: initial } = keywords;
  const field = optionKeywords(options, 'oneOf');
  const named =
    'enum' in field &&
    Array.isArray(enumNames) &&
    enumNames.length === options.length &&
    enumNames.every((name) => typeof name === 'string');
  return {
    ...field,
    ...(named && { enumNames }),
    ...(options.some(({ value }) => value === initial) && { default: initial }),
  };
}
