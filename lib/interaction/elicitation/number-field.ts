import type { JsonSchema } from '../../schema/json-schema.js';
import { optionsOf } from './field-options.js';
import type { SettledSchema } from './settled-schema.js';
import { unaskable } from './unaskable.js';

/**
 * A field for a number. A limit that is itself excluded becomes the next
 * integer, or for other numbers the limit.
 *
 * @param schema a schema of numbers
 * @param type whether it takes fractions
 * @param subject what the field is called in a message
 * @throws SchemaException `MCP_ELICITATION_SCHEMA` for a choice of numbers
 */
export function numberField(
  schema: SettledSchema,
  type: 'number' | 'integer',
  subject: string,
): JsonSchema {
  if (optionsOf(schema))
    throw unaskable(
      subject,
      'is a choice of numbers, and elicitation knows only choices of text',
      'Offer texts, or ask for a number between a minimum and a maximum.',
    );
  const { default: initial, ...limits } = schema.keywords;
  const step = type === 'integer' ? 1 : 0;
  const minimum = bound(Math.max, [
    limits.minimum,
    next(limits.exclusiveMinimum, step),
  ]);
  const maximum = bound(Math.min, [
    limits.maximum,
    next(limits.exclusiveMaximum, -step),
  ]);
  return {
    type,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(isDefault(initial, type) && { default: initial }),
  };
}

function next(limit: unknown, step: number): unknown {
  if (typeof limit !== 'number' || step === 0) return limit;
  return step > 0 ? Math.floor(limit) + step : Math.ceil(limit) + step;
}

// Libraries name the limits of exact integers, which tell a user nothing.
function bound(
  choose: (...limits: number[]) => number,
  limits: readonly unknown[],
): number | undefined {
  const numbers = limits.filter((limit) => typeof limit === 'number');
  const chosen = choose(...numbers);
  return numbers.length > 0 && Math.abs(chosen) < Number.MAX_SAFE_INTEGER
    ? chosen
    : undefined;
}

function isDefault(value: unknown, type: 'number' | 'integer'): boolean {
  return type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
}
