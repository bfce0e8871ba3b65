import type { ElicitChoice } from '../../context/elicitation.js';
import type { SchemaResult } from '../../schema/compiled-schema.js';
import { describeValue } from '../../schema/describe-value.js';
import type { ElicitationForm } from './elicitation-form.js';
import { type FieldOption, optionKeywords } from './field-options.js';
import { readValue, valueFormSchema } from './single-value.js';
import { unaskable } from './unaskable.js';

/**
 * The form for a choice: one field `value`, read as the value chosen or, for
 * several, as a list without repetitions.
 *
 * @param source the choices
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` when there is nothing to choose from
 */
export function choiceForm({
  choices,
  multiple = false,
}: ElicitChoice): ElicitationForm {
  const options = optionsOf(choices);
  if (options.length === 0)
    throw unaskable('choices', 'is empty', 'Give at least one choice.');
  const values = new Set(options.map(({ value }) => value));
  const field = multiple
    ? { type: 'array', items: optionKeywords(options, 'anyOf') }
    : optionKeywords(options, 'oneOf');
  const check = multiple ? checkAll : checkOne;
  return {
    requestedSchema: valueFormSchema(field, true),
    read: (content) =>
      readValue(content, undefined, (value) => check(value, values)),
  };
}

function optionsOf(choices: ElicitChoice['choices']): readonly FieldOption[] {
  return isList(choices)
    ? [...new Set(choices)].map((value) => ({ value }))
    : Object.entries(choices).map(([value, title]) => ({ value, title }));
}

// Array.isArray does not know readonly arrays.
function isList(
  choices: ElicitChoice['choices'],
): choices is readonly string[] {
  return Array.isArray(choices);
}

function checkOne(value: unknown, values: ReadonlySet<unknown>): SchemaResult {
  return values.has(value)
    ? { ok: true, value }
    : { ok: false, issues: [{ path: [], message: notOffered(value) }] };
}

function checkAll(value: unknown, values: ReadonlySet<unknown>): SchemaResult {
  if (!Array.isArray(value))
    return {
      ok: false,
      issues: [
        {
          path: [],
          message: `must be an array of choices, got ${describeValue(value)}`,
        },
      ],
    };
  const wrong = value.findIndex((item: unknown) => !values.has(item));
  return wrong < 0
    ? { ok: true, value: [...new Set<unknown>(value)] }
    : {
        ok: false,
        issues: [{ path: [wrong], message: notOffered(value[wrong]) }],
      };
}

function notOffered(value: unknown): string {
  return `must be one of the choices, got ${describeValue(value)}`;
}
