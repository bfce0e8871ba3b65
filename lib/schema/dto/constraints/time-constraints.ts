import type { JsonSchema } from '../../json-schema.js';
import type { SchemaDirection } from '../../validation-mode.js';
import {
  textLike,
  textOf,
  typed,
  type ConstraintTable,
} from './constraint-meaning.js';

/** Decorators about dates and times. */
export const TIME_CONSTRAINTS: ConstraintTable = {
  isDate: typed('string', () => ({ format: 'date-time' })),
  minDate: typed('string', ([date]) => limited('Not before', date)),
  maxDate: typed('string', ([date]) => limited('Not after', date)),
  // The decorators take dates, times without zone and week dates, which no one format covers.
  isDateString: textOf('ISO 8601 date or date-time'),
  isIso8601: textOf('ISO 8601 date or date-time'),
  isRFC3339: typed('string', (_, { io }) => rfc3339(io)),
  isMilitaryTime: textLike('^(?:[01]\\d|2[0-3]):?[0-5]\\d$'),
  isTimeZone: textOf('Name of a time zone, like Europe/Oslo'),
};

// JSON Schema compares numbers only, and what a function gives changes with time.
function limited(words: string, date: unknown): JsonSchema {
  const known = date instanceof Date && !Number.isNaN(date.getTime());
  return {
    format: 'date-time',
    ...(known && { description: `${words} ${date.toISOString()}` }),
  };
}

// The decorator takes 31 February, which a handler may answer with and the format refuses.
function rfc3339(io: SchemaDirection): JsonSchema {
  if (io === 'input') return { format: 'date-time' };
  const hour = '(?:[01]\\d|2[0-3])';
  const time = `${hour}:[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?`;
  return {
    pattern: `^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[ tT]${time}(?:[zZ]|[-+]${hour}:[0-5]\\d)$`,
  };
}
