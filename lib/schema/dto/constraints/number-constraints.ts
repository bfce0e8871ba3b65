import { isObject } from '../../is-object.js';
import type { JsonSchema } from '../../json-schema.js';
import {
  typed,
  type ConstraintMeaning,
  type ConstraintTable,
} from './constraint-meaning.js';
import { LATITUDE, LONGITUDE } from './coordinates.js';
import { bound } from './limits.js';

/** Decorators about numbers. */
export const NUMBER_CONSTRAINTS: ConstraintTable = {
  isInt: typed('integer'),
  isNumber: {
    type: ([options]) =>
      isObject(options) && options.maxDecimalPlaces === 0
        ? 'integer'
        : 'number',
  },
  min: typed('number', ([limit]) => bound('minimum', limit)),
  max: typed('number', ([limit]) => bound('maximum', limit)),
  isPositive: typed('number', () => ({ exclusiveMinimum: 0 })),
  isNegative: typed('number', () => ({ exclusiveMaximum: 0 })),
  isDivisibleBy: typed('number', ([divisor]) => multiple(divisor)),
  isLatitude: degrees(90, `^\\(?${LATITUDE}(?:,|$)`),
  isLongitude: degrees(180, `^${LONGITUDE}(?:,|$)`),
};

// The decorator divides by the whole part of what it is given.
function multiple(divisor: unknown): JsonSchema {
  if (typeof divisor !== 'number') return {};
  const whole = Math.abs(Math.trunc(divisor));
  return whole > 0 ? bound('multipleOf', whole) : {};
}

// They take text as well, where the property is not declared as a number.
function degrees(limit: number, pattern: string): ConstraintMeaning {
  const range = { minimum: -limit, maximum: limit };
  return {
    keywords: (_, { type }) => {
      if (type === 'number' || type === 'integer') return range;
      if (type === 'string') return { pattern };
      return { type: ['number', 'string'], ...range, pattern };
    },
  };
}
