import { isObject } from '../../is-object.js';
import type { JsonSchema } from '../../json-schema.js';
import type { SchemaDirection } from '../../validation-mode.js';
import { textLike, typed, type ConstraintTable } from './constraint-meaning.js';

const PORT =
  '0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]';

/**
 * Decorators about addresses and what is found there. Formats are narrower
 * than the decorators in rare cases, such as letters beyond ASCII: a model does
 * well to stay inside, but the output of a handler must not be refused for it.
 */
export const NETWORK_CONSTRAINTS: ConstraintTable = {
  isEmail: typed('string', ([options], { io }) => email(options, io)),
  isUrl: typed('string', ([options], { io }) => url(options, io)),
  isFqdn: typed('string', ([options], { io }) => hostname(options, io)),
  isIp: typed('string', ([version], { io }) => address(version, io)),
  isPort: textLike(`^(?:-0|\\+?(?:${PORT}))$`, 'Port number'),
  isMacAddress: typed('string', ([options]) => macAddress(options)),
  isDataURI: textLike('^\\s*data:[^,]*,', 'data: URI'),
  isMagnetURI: textLike('^magnet:\\?', 'magnet: URI'),
  isMimeType: textLike(
    '^[A-Za-z]+/[A-Za-z0-9.+_-]{1,100}(?:;[\\s\\S]*)?$',
    'Media type',
  ),
};

const WIDER_EMAIL = [
  'allow_display_name',
  'require_display_name',
  'allow_ip_domain',
  'allow_underscores',
];

function email(given: unknown, io: SchemaDirection): JsonSchema {
  const options = isObject(given) ? given : {};
  const wider =
    options.require_tld === false ||
    WIDER_EMAIL.some((option) => options[option]);
  return io === 'output' || wider ? {} : { format: 'email' };
}

// A model does well to write the scheme; a handler may answer without, as the decorator allows.
function url(options: unknown, io: SchemaDirection): JsonSchema {
  const full = isObject(options) && options.require_protocol === true;
  return io === 'input' || full ? { format: 'uri' } : {};
}

const WIDER_HOSTNAME = [
  'allow_underscores',
  'allow_wildcard',
  'ignore_max_length',
];

function hostname(given: unknown, io: SchemaDirection): JsonSchema {
  const options = isObject(given) ? given : {};
  const wider = WIDER_HOSTNAME.some((option) => options[option]);
  return io === 'output' || wider ? {} : { format: 'hostname' };
}

function address(version: unknown, io: SchemaDirection): JsonSchema {
  if (String(version) === '4') return { format: 'ipv4' };
  // The decorator takes a zone after the address of version 6, which the format does not know.
  if (io === 'output') return {};
  if (String(version) === '6') return { format: 'ipv6' };
  return { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
}

function macAddress(given: unknown): JsonSchema {
  const options = isObject(given) ? given : {};
  const sizes = [6, 8].filter(
    (bytes) => !options.eui || Number(options.eui) === bytes * 8,
  );
  const bare = options.no_colons || options.no_separators;
  const forms = sizes.flatMap((bytes) =>
    bare ? [`[0-9A-Fa-f]{${bytes * 2}}`] : separated(bytes),
  );
  return forms.length > 0 ? { pattern: `^(?:${forms.join('|')})$` } : {};
}

function separated(bytes: number): string[] {
  const pairs = ['-', ':', '\\s'].map(
    (separator) => `[0-9A-Fa-f]{2}(?:${separator}[0-9A-Fa-f]{2}){${bytes - 1}}`,
  );
  return [...pairs, `[0-9A-Fa-f]{4}(?:\\.[0-9A-Fa-f]{4}){${bytes / 2 - 1}}`];
}
