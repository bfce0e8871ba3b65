import type { Disagreement } from './disagreement.js';

const CHECK_DIGIT = 'JSON Schema cannot compute a check digit';
const LOCALE =
  'each locale has rules of its own, which class-validator does not export';
const LIST = 'the list of codes is long and changes; the description names it';
const FORMS = 'the forms are many; the description names them';
const OUTPUT = 'an output must not be refused where the format is narrower';
const OPTION = 'with this option no format covers what is accepted';

const BECAUSE: readonly (readonly [
  of: string,
  because: string,
  example: unknown,
])[] = [
  ['equals an object', 'no JSON is the same object as another', {}],
  ['isNumber with two decimals', 'multiples of 0.01 are not exact', 1.125],
  ['isDivisibleBy zero', 'nothing is, and no multipleOf says so', 2],
  [
    'isDivisibleBy',
    'numbers as big as this lose digits',
    -15_771_099_456_911_688e3,
  ],
  ['isLatitude', 'what follows a comma is read as a longitude', '45,x'],
  [
    'isNotEmptyObject without nulls',
    'names of properties are open',
    { a: null },
  ],
  ['arrayContains an object', 'no JSON is the same object as another', [{}]],
  ['minLength', 'class-validator does not count variation selectors', '❤️'],
  ['isByteLength', 'JSON Schema counts characters, not bytes', 'abc'],
  ['matches flag i', 'JSON Schema knows no flags', 'd'],
  ['matches any character', 'patterns are read with the flag "u"', '😀a'],
  ['contains nothing', 'which texts do is an accident', ''],
  ['notContains nothing', 'which texts do is an accident', 'ab'],
  ['isAlpha German', LOCALE, 'a1'],
  ['isAlphanumeric German', LOCALE, '-'],
  ['isLowercase', 'few dialects know the cases of all alphabets', 'É'],
  ['isUppercase', 'few dialects know the cases of all alphabets', 'é'],
  ['isStrongPassword with a score', 'every text but none has a score', ''],
  ['isDate', 'JavaScript knows no leap seconds', '2026-01-31T23:59:60Z'],
  ['minDate', 'JSON Schema does not compare dates', '2026-01-31T11:00:00Z'],
  ['maxDate', 'JSON Schema does not compare dates', '2026-01-31T13:00:00Z'],
  [
    'maxDate a function',
    'JSON Schema does not compare dates',
    '2026-01-31T13:00:00Z',
  ],
  ['isDateString', FORMS, 'tomorrow'],
  ['isIso8601', FORMS, 'tomorrow'],
  ['isTimeZone', LIST, 'Mars/Base'],
  ['isJson', 'contentMediaType describes, and is not checked', '{'],
  ['isNumberString German', LOCALE, '1.5'],
  ['isDecimal German', LOCALE, '1.5'],
  ['isHSL', FORMS, 'hsl(1,2,3)'],
  [
    'isUuid',
    'the format takes versions that do not exist',
    'urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  ],
  [
    'isUuid loose',
    'ajv takes the URN as well',
    'urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  ],
  ['isEmail', 'the format takes any domain', 'a@1.2'],
  ['isEmail anywhere', OPTION, 'a'],
  ['isEmail with a name', OPTION, 'a'],
  ['isUrl', 'the format takes any scheme', 'urn:x'],
  ['isUrl in full', 'the format takes any scheme', 'htts://example.com'],
  ['isFqdn', 'the format takes names without a domain', 'localhost'],
  ['isFqdn wildcard', OPTION, 'localhost'],
  ['isDataURI', FORMS, 'data:text,x'],
  ['isMacAddress', 'kinds of white space may be mixed', '01 23 45 67 89\tab'],
  [
    'isMacAddress of 48 bits',
    'kinds of white space may be mixed',
    '01 23 45 67 89\tab',
  ],
  ['isMagnetURI', FORMS, 'magnet:?xt=urn:btih:a'],
  ['isMimeType', FORMS, 'odd/type'],
  ['isEAN', CHECK_DIGIT, '9421023610113'],
  ['isIsbn', CHECK_DIGIT, '3836221190'],
  ['isIsbn 10', CHECK_DIGIT, '3836221190'],
  ['isIsin', CHECK_DIGIT, 'US0378331004'],
  ['isISSN', CHECK_DIGIT, '0378-5954'],
  ['isISSN exactly', CHECK_DIGIT, '0378-5954'],
  ['isIBAN', CHECK_DIGIT, 'GB29'],
  ['isBIC', LIST, 'DEUTZZFF'],
  ['isCreditCard', CHECK_DIGIT, '4111'],
  ['isTaxId', LOCALE, 'x'],
  ['isIdentityCard', LOCALE, 'x'],
  ['isPassportNumber', LOCALE, 'x'],
  ['isISO31661Alpha2', LIST, 'ZZ'],
  ['isISO31661Alpha3', LIST, 'ZZZ'],
  ['isISO31661Numeric', LIST, '999'],
  ['isISO4217CurrencyCode', LIST, 'ZZZ'],
  ['isISO6391', LIST, 'zz'],
  ['isLocale', FORMS, '1'],
  ['isCurrency in euros', 'options change the whole pattern', '€1'],
  ['isPostalCode', LOCALE, 'x'],
  ['isPhoneNumber', LOCALE, 'x'],
  ['isPhoneNumber of one region', LOCALE, 'x'],
  ['isMobilePhone', LOCALE, 'x'],
];

/** Where the schema accepts more than class-validator, which refuses the rest. */
export const WIDER: readonly Disagreement[] = [
  ...BECAUSE.map(([of, because, example]) => ({ of, because, example })),
  ...['isIp', 'isIp version 6'].map((of) => ({
    of,
    because: OUTPUT,
    example: '1:2:3',
    io: 'output' as const,
  })),
].map((one) => ({ ...one, schema: 'wider' as const }));
