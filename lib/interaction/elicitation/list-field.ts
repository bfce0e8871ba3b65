import type { JsonSchema } from '../../schema/json-schema.js';
import { optionKeywords, optionsOf, textOptions } from './field-options.js';
import type { SettledSchema } from './settled-schema.js';
import { unaskable } from './unaskable.js';

/**
 * A field for some of several texts.
 *
 * @param schema a schema of a list
 * @param items the schema of its items
 * @param subject what the field is called in a message
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` for a list of anything else
 */
export function listField(
  { keywords }: SettledSchema,
  items: SettledSchema,
  subject: string,
): JsonSchema {
  const named = optionsOf(items);
  if (!named)
    throw unaskable(
      subject,
      'is a list, and elicitation knows only lists of choices',
      'Give its items an enum, or ask for a text and split it.',
    );
  const options = textOptions(named, subject);
  const values: ReadonlySet<unknown> = new Set(
    options.map(({ value }) => value),
  );
  const { minItems, maxItems, default: initial } = keywords;
  return {
    type: 'array',
    ...(typeof minItems === 'number' && { minItems }),
    ...(typeof maxItems === 'number' && { maxItems }),
    items: optionKeywords(options, 'anyOf'),
    ...(Array.isArray(initial) &&
      initial.every((item) => values.has(item)) && { default: initial }),
  };
}
