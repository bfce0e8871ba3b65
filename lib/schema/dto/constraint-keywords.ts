import type { JsonSchema } from '../json-schema.js';
import { isObject } from '../is-object.js';
import type { SchemaDirection } from '../validation-mode.js';
import { enumValues } from './enum-values.js';
import { isJsonPrimitive } from './json-primitive.js';
import { typeOfAll, type JsonType } from './json-type.js';
import { patternKeyword } from './pattern-keyword.js';

/** What a constraint's keywords may depend on. */
export interface ConstraintContext {
  /** The type of the value, as far as it is known. */
  readonly type: JsonType | undefined;
  readonly io: SchemaDirection;
}

/** What one of class-validator's decorators means in JSON Schema. */
export interface ConstraintMeaning {
  /** The type of the values it accepts. */
  readonly type?: (constraints: readonly unknown[]) => JsonType | undefined;
  /** What it says beyond the type. */
  readonly keywords?: (
    constraints: readonly unknown[],
    context: ConstraintContext,
  ) => JsonSchema;
}

const string = () => 'string' as const;
const number = () => 'number' as const;
const integer = () => 'integer' as const;
const boolean = () => 'boolean' as const;
const object = () => 'object' as const;
const array = () => 'array' as const;

/**
 * class-validator's decorators by name. A name that is missing, a custom
 * validator's too, adds nothing to a schema and is still carried out.
 */
export const CONSTRAINTS: ReadonlyMap<string, ConstraintMeaning> = new Map<
  string,
  ConstraintMeaning
>([
  ['isString', { type: string }],
  ['isBoolean', { type: boolean }],
  ['isInt', { type: integer }],
  ['isNumber', { type: ([options]) => numberType(options) }],
  ['isObject', { type: object }],
  ['isArray', { type: array }],
  ['isDate', { type: string, keywords: () => ({ format: 'date-time' }) }],
  ['isNotEmpty', { keywords: (_, { type }) => notEmpty(type) }],
  [
    'isIn',
    { type: ([v]) => typeOfAll(listed(v)), keywords: ([v]) => anyOf(v) },
  ],
  [
    'isEnum',
    {
      type: ([entity]) => typeOfAll(enumValues(entity)),
      keywords: ([entity]) => anyOf(enumValues(entity)),
    },
  ],
  ['min', { type: number, keywords: ([n]) => bound('minimum', n) }],
  ['max', { type: number, keywords: ([n]) => bound('maximum', n) }],
  ['isPositive', { type: number, keywords: () => ({ exclusiveMinimum: 0 }) }],
  ['isNegative', { type: number, keywords: () => ({ exclusiveMaximum: 0 }) }],
  ['minLength', { type: string, keywords: ([n]) => bound('minLength', n) }],
  ['maxLength', { type: string, keywords: ([n]) => bound('maxLength', n) }],
  [
    'isLength',
    {
      type: string,
      keywords: ([min, max]) => ({
        ...bound('minLength', min),
        ...bound('maxLength', max),
      }),
    },
  ],
  ['matches', { type: string, keywords: ([p, f]) => patternKeyword(p, f) }],
  ['isEmail', { type: string, keywords: ([o]) => email(o) }],
  ['isUuid', { type: string, keywords: () => ({ format: 'uuid' }) }],
  ['isUrl', { type: string, keywords: ([o], { io }) => url(o, io) }],
  ['isDateString', { type: string, keywords: isoDate }],
  ['isIso8601', { type: string, keywords: isoDate }],
  ['isRFC3339', { type: string, keywords: () => ({ format: 'date-time' }) }],
  ['arrayNotEmpty', { type: array, keywords: () => ({ minItems: 1 }) }],
  ['arrayMinSize', { type: array, keywords: ([n]) => bound('minItems', n) }],
  ['arrayMaxSize', { type: array, keywords: ([n]) => bound('maxItems', n) }],
  ['arrayUnique', { type: array, keywords: () => ({ uniqueItems: true }) }],
]);

function numberType(options: unknown): JsonType {
  return isObject(options) && options.maxDecimalPlaces === 0
    ? 'integer'
    : 'number';
}

function bound(keyword: string, limit: unknown): JsonSchema {
  return typeof limit === 'number' && Number.isFinite(limit)
    ? { [keyword]: limit }
    : {};
}

function notEmpty(type: JsonType | undefined): JsonSchema {
  return type === 'string' ? { minLength: 1 } : {};
}

function listed(values: unknown): readonly unknown[] {
  return Array.isArray(values) ? values.filter(isJsonPrimitive) : [];
}

function anyOf(values: unknown): JsonSchema {
  const allowed = listed(values);
  return allowed.length > 0 ? { enum: [...new Set(allowed)] } : {};
}

function email(options: unknown): JsonSchema {
  const wider =
    isObject(options) &&
    (options.allow_display_name ||
      options.require_display_name ||
      options.allow_ip_domain);
  return wider ? {} : { format: 'email' };
}

// A model does well to write the scheme; a handler may answer without, as the decorator allows.
function url(options: unknown, io: SchemaDirection): JsonSchema {
  const full = isObject(options) && options.require_protocol === true;
  return io === 'input' || full ? { format: 'uri' } : {};
}

// The decorator takes dates, times without zone and week dates, which no one format covers.
function isoDate(): JsonSchema {
  return { description: 'ISO 8601 date or date-time' };
}
