import { isObject } from '../../is-object.js';
import type { JsonSchema } from '../../json-schema.js';
import { literalPattern, patternKeyword } from '../pattern-keyword.js';
import {
  textLike,
  typed,
  type ConstraintMeaning,
  type ConstraintTable,
} from './constraint-meaning.js';
import { atLeast, atMost } from './limits.js';

const HALF_WIDTH = '\\u0020-\\u007E\\uFF61-\\uFFDC\\uFFE8-\\uFFEE';

/** Decorators about text of any meaning: its length, its letters, what is in it. */
export const TEXT_CONSTRAINTS: ConstraintTable = {
  isString: typed('string'),
  minLength: typed('string', ([min]) => atLeast('minLength', min)),
  maxLength: typed('string', ([max]) => atMost('maxLength', max)),
  isLength: typed('string', ([min, max]) => ({
    ...atLeast('minLength', min),
    ...atMost('maxLength', max),
  })),
  isByteLength: typed('string', ([min, max]) => byteLength(min, max)),
  matches: typed('string', ([source, flags]) => patternKeyword(source, flags)),
  contains: typed('string', ([seed]) => literal(seed)),
  notContains: typed('string', ([seed]) => withoutLiteral(seed)),
  isAlpha: english('^[A-Za-z]+$'),
  isAlphanumeric: english('^[0-9A-Za-z]+$'),
  isAscii: textLike('^[\\x00-\\x7F]+$'),
  isMultibyte: textLike('[^\\x00-\\x7F]'),
  // Literal characters: fewer dialects know \u{10000} than characters.
  isSurrogatePair: textLike('[\u{10000}-\u{10FFFF}]'),
  isFullWidth: textLike(`[^${HALF_WIDTH}]`),
  isHalfWidth: textLike(`[${HALF_WIDTH}]`),
  isVariableWidth: typed('string', () => ({
    allOf: [{ pattern: `[^${HALF_WIDTH}]` }, { pattern: `[${HALF_WIDTH}]` }],
  })),
  // Letters of other alphabets have cases too; a pattern that knows them all is beyond most dialects.
  isLowercase: textLike('^[^A-Z]*$', 'In lower case'),
  isUppercase: textLike('^[^a-z]*$', 'In upper case'),
  isStrongPassword: typed('string', ([options]) => password(options)),
};

function english(pattern: string): ConstraintMeaning {
  return typed('string', ([locale = 'en-US']) =>
    locale === 'en-US' ? { pattern } : {},
  );
}

// JSON Schema counts characters, each of which is one byte to four.
function byteLength(min: unknown, max: unknown): JsonSchema {
  return {
    ...(typeof min === 'number' && atLeast('minLength', min / 4)),
    ...atMost('maxLength', max),
  };
}

// What an empty seed is contained in is an accident of how class-validator counts.
function literal(seed: unknown): JsonSchema {
  return typeof seed === 'string' && seed !== ''
    ? { pattern: literalPattern(seed) }
    : {};
}

function withoutLiteral(seed: unknown): JsonSchema {
  const contained = literal(seed);
  return 'pattern' in contained ? { not: contained } : {};
}

const PASSWORD_DEFAULTS = {
  minLength: 8,
  minLowercase: 1,
  minUppercase: 1,
  minNumbers: 1,
  minSymbols: 1,
};
const PASSWORD_LETTERS: readonly {
  option: keyof typeof PASSWORD_DEFAULTS;
  characters: string;
}[] = [
  { option: 'minLowercase', characters: 'a-z' },
  { option: 'minUppercase', characters: 'A-Z' },
  { option: 'minNumbers', characters: '0-9' },
  {
    option: 'minSymbols',
    characters: '\\-#!$@£%\\^&*\\(\\)_+\\|~=`\\{\\}\\[\\]:";\'<>?,.\\/\\\\ ',
  },
];

function password(given: unknown): JsonSchema {
  const options = isObject(given) ? given : {};
  // With it the decorator computes a score and accepts everything that has one.
  if (options.returnScore) return {};
  const count = (option: keyof typeof PASSWORD_DEFAULTS): number => {
    const least = options[option] ?? PASSWORD_DEFAULTS[option];
    return typeof least === 'number' ? Math.max(0, Math.ceil(least)) : 0;
  };
  const patterns = PASSWORD_LETTERS.flatMap(({ option, characters }) => {
    const least = count(option);
    return least > 0
      ? [{ pattern: `(?:[${characters}][^${characters}]*){${least}}` }]
      : [];
  });
  return {
    ...atLeast('minLength', count('minLength')),
    ...(patterns.length > 0 && { allOf: patterns }),
  };
}
