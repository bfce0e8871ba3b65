import type { JsonSchema } from '../../json-schema.js';
import { enumValues } from '../enum-values.js';
import { isJsonPrimitive } from '../json-primitive.js';
import { typeOfAll, type JsonType } from '../json-type.js';
import type { ConstraintTable } from './constraint-meaning.js';

/** Decorators about which values there may be, of whatever type. */
export const VALUE_CONSTRAINTS: ConstraintTable = {
  isDefined: { keywords: (_, { type }) => notNull(type) },
  isEmpty: { keywords: () => ({ enum: ['', null] }) },
  isNotEmpty: { keywords: (_, { type }) => notEmpty(type) },
  equals: {
    type: (values) => typeOfAll(values),
    keywords: ([value]) => (isJsonPrimitive(value) ? { const: value } : {}),
  },
  notEquals: {
    keywords: ([value]) =>
      isJsonPrimitive(value) ? { not: { const: value } } : {},
  },
  isIn: {
    type: ([values]) => typeOfAll(listed(values)),
    keywords: ([values]) => anyOf(values),
  },
  isNotIn: { keywords: ([values]) => noneOf(values) },
  isEnum: {
    type: ([entity]) => typeOfAll(enumValues(entity)),
    keywords: ([entity]) => anyOf(enumValues(entity)),
  },
};

function notNull(type: JsonType | undefined): JsonSchema {
  return type === undefined ? { not: { type: 'null' } } : {};
}

function notEmpty(type: JsonType | undefined): JsonSchema {
  if (type === undefined) return { not: { enum: ['', null] } };
  return type === 'string' ? { minLength: 1 } : {};
}

function listed(values: unknown): readonly unknown[] {
  return Array.isArray(values) ? values.filter(isJsonPrimitive) : [];
}

function anyOf(values: unknown): JsonSchema {
  const allowed = listed(values);
  return allowed.length > 0 ? { enum: [...new Set(allowed)] } : {};
}

function noneOf(values: unknown): JsonSchema {
  const refused = anyOf(values);
  return 'enum' in refused ? { not: refused } : {};
}
