import { isObject } from '../../is-object.js';
import type { JsonSchema } from '../../json-schema.js';
import {
  textLike,
  textOf,
  typed,
  type ConstraintTable,
} from './constraint-meaning.js';
import { LATITUDE, LONGITUDE } from './coordinates.js';

const PAIR = `${LATITUDE},${LONGITUDE}`;

/** Decorators about countries, languages, money and places. Lists of codes are told by their name: they are long and change. */
export const PLACE_CONSTRAINTS: ConstraintTable = {
  isISO31661Alpha2: textLike(
    '^[A-Za-z]{2}$',
    'Country code, ISO 3166-1 alpha-2',
  ),
  isISO31661Alpha3: textLike(
    '^[A-Za-z]{3}$',
    'Country code, ISO 3166-1 alpha-3',
  ),
  isISO31661Numeric: textLike('^\\d{3}$', 'Country code, ISO 3166-1 numeric'),
  isISO4217CurrencyCode: textLike('^[A-Za-z]{3}$', 'Currency code, ISO 4217'),
  isISO6391: textLike('^[a-z]{2}$', 'Language code, ISO 639-1'),
  isLocale: textLike('^[A-Za-z0-9][A-Za-z0-9_-]*$', 'Language tag, BCP 47'),
  isCurrency: typed('string', ([options]) => amount(options)),
  isLatLong: textLike(
    `^(?:${PAIR}|\\(${PAIR}\\))(?:,[\\s\\S]*)?$`,
    'Latitude and longitude in degrees, with a comma between',
  ),
  isPostalCode: textOf('Postal code'),
  isPhoneNumber: typed('string', ([region]) => phoneNumber(region)),
  isMobilePhone: textOf('Number of a mobile phone'),
};

// Options change the pattern beyond recognition.
function amount(options: unknown): JsonSchema {
  return isObject(options)
    ? { description: 'Amount of money' }
    : {
        pattern:
          '^-?\\$?(?:(?:0|[1-9]\\d*|[1-9]\\d{0,2}(?:,\\d{3})*)(?:\\.\\d{2})?|\\.\\d{2})$',
      };
}

function phoneNumber(region: unknown): JsonSchema {
  return {
    description:
      typeof region === 'string'
        ? `Phone number of the region ${region}`
        : 'Phone number with its country code, like +4722225555',
  };
}
