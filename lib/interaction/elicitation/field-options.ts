import type { JsonSchema } from '../../schema/json-schema.js';
import type { SettledSchema } from './settled-schema.js';
import { unaskable } from './unaskable.js';

/** One of the values a field offers. */
export interface FieldOption<V = string> {
  readonly value: V;
  /** What the user sees. Default: the value. */
  readonly title?: string;
}

/**
 * The values of a schema that names them all: by `enum`, by `const`, or as a
 * union of such.
 *
 * @param schema the schema of a field, or of the items of one
 * @returns undefined when it allows other values as well
 */
export function optionsOf({
  keywords,
  alternatives,
}: SettledSchema): readonly FieldOption<unknown>[] | undefined {
  if (Array.isArray(keywords.enum))
    return keywords.enum.map((value: unknown) => ({ value }));
  if ('const' in keywords) return [{ value: keywords.const }];
  if (alternatives.length === 0) return undefined;
  const all = alternatives.map(titledOptions);
  return all.every((options) => options !== undefined) ? all.flat() : undefined;
}

function titledOptions(
  schema: SettledSchema,
): readonly FieldOption<unknown>[] | undefined {
  const { const: value, title } = schema.keywords;
  return value !== undefined && typeof title === 'string'
    ? [{ value, title }]
    : optionsOf(schema);
}

/**
 * The options of a choice, each once.
 *
 * @param options what the schema names
 * @param subject what the field is called in a message
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` when there are none, or some are no text
 */
export function textOptions(
  options: readonly FieldOption<unknown>[],
  subject: string,
): readonly FieldOption[] {
  if (options.length === 0)
    throw unaskable(
      subject,
      'is a choice with nothing to choose from',
      'Offer at least one text.',
    );
  if (!areTexts(options))
    throw unaskable(
      subject,
      'is a choice of values that are not all text, and elicitation knows only choices of text',
      'Offer texts.',
    );
  return [...new Map(options.map((option) => [option.value, option])).values()];
}

function areTexts(
  options: readonly FieldOption<unknown>[],
): options is readonly FieldOption[] {
  return options.every(({ value }) => typeof value === 'string');
}

/**
 * The keywords that offer options: a plain `enum`, or constants with titles
 * where any has one.
 *
 * @param options the options
 * @param union `oneOf` for a field, `anyOf` for the items of one, where the
 *   specification has no type beside it
 */
export function optionKeywords(
  options: readonly FieldOption[],
  union: 'oneOf' | 'anyOf',
): JsonSchema {
  if (options.every(({ title }) => title === undefined))
    return { type: 'string', enum: options.map(({ value }) => value) };
  const titled = options.map(({ value, title = value }) => ({
    const: value,
    title,
  }));
  return union === 'oneOf'
    ? { type: 'string', oneOf: titled }
    : { anyOf: titled };
}
