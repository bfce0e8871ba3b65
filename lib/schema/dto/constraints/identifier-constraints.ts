import { isObject } from '../../is-object.js';
import type { JsonSchema } from '../../json-schema.js';
import {
  textLike,
  textOf,
  typed,
  type ConstraintTable,
} from './constraint-meaning.js';

const HEX = '[0-9A-Fa-f]';

/** Decorators about identifiers. Where they have a check digit, a pattern cannot compute it. */
export const IDENTIFIER_CONSTRAINTS: ConstraintTable = {
  isUuid: typed('string', ([version]) => uuid(version)),
  isMongoId: textLike(`^(?:${HEX}{24}|0[xXhH]${HEX}{22})$`),
  IsFirebasePushId: textLike('^[A-Za-z0-9_-]{20}$'),
  isEthereumAddress: textLike(`^0[xX]${HEX}{40}$`),
  isBtcAddress: textLike(
    '^(?:(?:bc1|tb1)p?[ac-hj-np-z02-9]{39,58}|[123m][A-HJ-NP-Za-km-z1-9]{25,39})$',
  ),
  isISRC: textLike('^[A-Z]{2}[0-9A-Z]{3}\\d{7}$'),
  isSemVer: textLike(semanticVersion()),
  isEAN: textLike('^(?:\\d{8}|\\d{13}|\\d{14})$', 'EAN with its check digit'),
  isIsbn: typed('string', ([version]) => isbn(version)),
  isIsin: textLike('^[A-Z]{2}[0-9A-Z]{9}\\d$', 'ISIN with its check digit'),
  isISSN: typed('string', ([options]) => issn(options)),
  isIBAN: textLike('^[A-Za-z0-9\\s-]+$', 'IBAN with its check digits'),
  isBIC: textLike(
    '^[A-Za-z]{6}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?$',
    'BIC (SWIFT code)',
  ),
  isCreditCard: textLike('^[0-9 -]+$', 'Credit card number'),
  isTaxId: textOf('Tax identification number'),
  isIdentityCard: textOf('Number of an identity card'),
  isPassportNumber: textOf('Passport number'),
};

function uuid(version: unknown): JsonSchema {
  const format = 'uuid';
  const versions = [version].flat().map(String);
  // nil, max and loose are fixed texts or any version.
  if (!versions.every((name) => /^[1-8]$/.test(name))) return { format };
  return {
    format,
    pattern: `^${HEX}{8}-${HEX}{4}-[${versions.join('')}]${HEX}{3}-[89ABab]${HEX}{3}-${HEX}{12}$`,
  };
}

function isbn(version: unknown): JsonSchema {
  return {
    description:
      typeof version === 'string' || typeof version === 'number'
        ? `ISBN-${version} with its check digit`
        : 'ISBN with its check digit',
    pattern: '^[0-9X\\s-]+$',
  };
}

function issn(given: unknown): JsonSchema {
  const options = isObject(given) ? given : {};
  const hyphen = options.require_hyphen ? '-' : '-?';
  const last = options.case_sensitive ? '[\\dX]' : '[\\dXx]';
  return {
    description: 'ISSN with its check digit',
    pattern: `^\\d{4}${hyphen}\\d{3}${last}$`,
  };
}

// The expression of semver.org, with letters of both cases.
function semanticVersion(): string {
  const number = '(?:0|[1-9]\\d*)';
  const identifier = `(?:${number}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
  const build = '[0-9A-Za-z-]+';
  return `^${number}\\.${number}\\.${number}(?:-${identifier}(?:\\.${identifier})*)?(?:\\+${build}(?:\\.${build})*)?$`;
}
