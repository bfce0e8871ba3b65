import type { Disagreement } from './disagreement.js';

const text = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);
const notAscii = text(/[^\x20-\x7E]/);
const beyondBmp = text(/[\u{10000}-\u{10FFFF}]/u);
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
const unusualDate = (value: unknown) =>
  typeof value !== 'string' ||
  !DATE_TIME.test(value) ||
  /-02-3|T24:00:00/i.test(value);

const NO_DATE_TIME =
  'a Date is made of whatever JavaScript reads as one; models are asked for the one form everybody reads alike, and a Date that a handler answers with has it';
const CONVENTION =
  'formats know ASCII only; a model does well to stay inside, and outputs have no such format';

const LIST: readonly Omit<Disagreement, 'schema'>[] = [
  {
    of: 'isEnum of numbers',
    because: 'class-validator takes the names in the reverse mapping as well',
    example: 'Low',
    covers: (value) => value === 'Low' || value === 'High',
  },
  {
    of: 'arrayUnique',
    because: 'class-validator compares objects and arrays by identity',
    example: [[1], [1]],
    covers: (value) =>
      Array.isArray(value) && value.some((item) => typeof item === 'object'),
  },
  {
    of: 'isInstance',
    because:
      'without @ValidateNested() the class of @Type() is a promise that nobody checks',
    example: {},
  },
  {
    of: 'isDivisibleBy',
    because: 'ajv cannot divide numbers as big as this',
    example: 3e21,
    covers: (value) => Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER,
  },
  {
    of: 'isDivisibleBy a fraction',
    because: 'ajv cannot divide numbers as big as this',
    example: 2e21,
    covers: (value) => Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER,
  },
  {
    of: 'maxLength',
    because: 'class-validator does not count variation selectors',
    example: '❤️❤️',
    covers: text(/[\uFE0E\uFE0F]/),
  },
  {
    of: 'matches any character',
    because:
      'JSON Schema reads patterns with the flag "u", to which a character beyond the basic plane is one',
    example: '😀',
    covers: beyondBmp,
  },
  {
    of: 'isStrongPassword',
    because:
      'class-validator counts a character beyond the basic plane as two here, and only here',
    example: 'aB3-😀😀',
    covers: beyondBmp,
  },
  ...['isDate', 'minDate', 'maxDate', 'maxDate a function'].map((of) => ({
    of,
    because: NO_DATE_TIME,
    example: of === 'minDate' ? '2026-02-31T12:00:00Z' : '2026-01-31',
    covers: unusualDate,
  })),
  {
    of: 'isRFC3339',
    io: 'input',
    because: 'the format refuses days and seconds that do not exist',
    example: '2026-02-31T12:00:00Z',
    covers: text(/-\d[1-9]-?3\d|-\d0?-3\d|:60|-02-/),
  },
  {
    of: 'isEmail',
    io: 'input',
    because: CONVENTION,
    example: 'müller@example.com',
    covers: notAscii,
  },
  {
    of: 'isUrl',
    io: 'input',
    because:
      'a model does well to write the scheme, which class-validator lets it leave out',
    example: 'example.com',
    covers: (value) => notAscii(value) || !text(/^[a-z]+:\/\//i)(value),
  },
  {
    of: 'isUrl in full',
    because:
      'a URI is ASCII; URLs that are shown to people are not what the protocol carries',
    example: 'https://bücher.example/',
    covers: notAscii,
  },
  {
    of: 'isFqdn',
    io: 'input',
    because: CONVENTION,
    example: 'bücher.example',
    covers: notAscii,
  },
  ...['isIp', 'isIp version 6'].map((of) => ({
    of,
    io: 'input' as const,
    because: 'the format knows no zones',
    example: 'fe80::1%eth0',
    covers: text(/%/),
  })),
];

/** Where the schema accepts less than class-validator. */
export const NARROWER: readonly Disagreement[] = LIST.map((one) => ({
  ...one,
  schema: 'narrower',
}));
