import { isObject } from '../../is-object.js';
import type { JsonSchema } from '../../json-schema.js';
import { textLike, typed, type ConstraintTable } from './constraint-meaning.js';

const HEX = '[0-9A-Fa-f]';
const BASE32 = '[A-Z2-7]';
const BASE64_URL = '[A-Za-z0-9_-]';
const BASE64 = '[A-Za-z0-9+/]';

// How many hexadecimal digits the hashes of each algorithm have.
const HASH_DIGITS: ReadonlyMap<unknown, number> = new Map([
  ['md5', 32],
  ['md4', 32],
  ['sha1', 40],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['ripemd128', 32],
  ['ripemd160', 40],
  ['tiger128', 32],
  ['tiger160', 40],
  ['tiger192', 48],
  ['crc32', 8],
  ['crc32b', 8],
]);

/** Decorators about text that encodes something else: bytes, numbers, JSON. */
export const ENCODING_CONSTRAINTS: ConstraintTable = {
  isBase32: textLike(base32()),
  isBase58: textLike('^[A-HJ-NP-Za-km-z1-9]*$'),
  isBase64: typed('string', ([options]) => base64(options)),
  isHexadecimal: textLike(`^(?:0[xXhH])?${HEX}+$`),
  isOctal: textLike('^(?:0[oO])?[0-7]+$'),
  isHash: typed('string', ([algorithm]) => hash(algorithm)),
  isJwt: textLike(`^${BASE64_URL}*\\.${BASE64_URL}*\\.${BASE64_URL}*$`),
  isJson: typed('string', () => ({ contentMediaType: 'application/json' })),
  isBooleanString: typed('string', () => ({
    enum: ['true', 'false', '1', '0'],
  })),
  isNumberString: typed('string', ([options]) => numeric(options)),
  isDecimal: typed('string', ([options]) => decimal(options)),
};

// Eight characters at a time, of which the last may be padding; the decorator allows more of it.
function base32(): string {
  const endings = [8, 7, 6, 5, 4, 3, 2, 1].map(
    (letters) => `${BASE32}{${letters}}={${8 - letters}}`,
  );
  return `^(?:${BASE32}{8})*(?:${endings.join('|')})(?:={8})*$`;
}

function base64(given: unknown): JsonSchema {
  const { urlSafe, padding = !urlSafe } = isObject(given) ? given : {};
  const letter = urlSafe ? BASE64_URL : BASE64;
  return {
    pattern: padding
      ? `^(?:${letter}{4})*(?:${letter}{2}==|${letter}{3}=)?$`
      : `^${letter}*$`,
  };
}

function hash(algorithm: unknown): JsonSchema {
  const digits = HASH_DIGITS.get(algorithm);
  return digits ? { pattern: `^${HEX}{${digits}}$` } : {};
}

function numeric(given: unknown): JsonSchema {
  const options = isObject(given) ? given : {};
  if (options.no_symbols) return { pattern: '^[0-9]+$' };
  // Each locale has a decimal separator of its own.
  return options.locale ? {} : { pattern: '^[+-]?(?:[0-9]*[.])?[0-9]+$' };
}

function decimal(given: unknown): JsonSchema {
  const {
    force_decimal: forced,
    decimal_digits: digits = '1,',
    locale = 'en-US',
  } = isObject(given) ? given : {};
  if (locale !== 'en-US' || !/^\d+(?:,\d*)?$/.test(String(digits))) return {};
  const fraction = `\\.[0-9]{${String(digits)}}`;
  return {
    pattern: forced
      ? `^[-+]?[0-9]*${fraction}$`
      : `^[-+]?(?:[0-9]+(?:${fraction})?|${fraction})$`,
  };
}
