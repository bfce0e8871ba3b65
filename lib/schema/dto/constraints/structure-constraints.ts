import type { JsonSchema } from '../../json-schema.js';
import { isJsonPrimitive } from '../json-primitive.js';
import { isOwnClass } from '../own-class.js';
import { typed, type ConstraintTable } from './constraint-meaning.js';
import { atLeast, atMost } from './limits.js';

/** Decorators about arrays and objects, and the one about booleans. */
export const STRUCTURE_CONSTRAINTS: ConstraintTable = {
  isBoolean: typed('boolean'),
  isObject: typed('object'),
  isNotEmptyObject: typed('object', () => ({ minProperties: 1 })),
  isInstance: {
    type: ([classRef]) => (isOwnClass(classRef) ? 'object' : undefined),
  },
  isArray: typed('array'),
  arrayNotEmpty: typed('array', () => ({ minItems: 1 })),
  arrayMinSize: typed('array', ([size]) => atLeast('minItems', size)),
  arrayMaxSize: typed('array', ([size]) => atMost('maxItems', size)),
  arrayUnique: typed('array', () => ({ uniqueItems: true })),
  arrayContains: typed('array', ([values]) => containing(values)),
  arrayNotContains: typed('array', ([values]) => containingNone(values)),
};

function containing(values: unknown): JsonSchema {
  const all = primitives(values).map((value) => ({
    contains: { const: value },
  }));
  return all.length > 1 ? { allOf: all } : (all[0] ?? {});
}

function containingNone(values: unknown): JsonSchema {
  const none = primitives(values);
  return none.length > 0 ? { not: { contains: { enum: none } } } : {};
}

// Objects are compared by identity, and what comes as JSON is never the same object.
function primitives(values: unknown): readonly unknown[] {
  return Array.isArray(values)
    ? [...new Set(values.filter(isJsonPrimitive))]
    : [];
}
