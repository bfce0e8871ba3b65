import type { Type } from '@nestjs/common';
import { isClass } from '../components/is-class.js';
import type { JsonSchema } from '../schema/json-schema.js';

/** What TypeScript emits for types that say nothing at run time. */
const UNTYPED: ReadonlySet<unknown> = new Set([Object, undefined, null]);

const PRIMITIVES: ReadonlyMap<unknown, JsonSchema> = new Map<
  unknown,
  JsonSchema
>([
  [String, { type: 'string' }],
  [Number, { type: 'number' }],
  [Boolean, { type: 'boolean' }],
  [Array, { type: 'array' }],
]);

const BUILT_IN: ReadonlySet<unknown> = new Set([
  ...PRIMITIVES.keys(),
  ...UNTYPED,
  BigInt,
  Date,
  Function,
  Map,
  Promise,
  Set,
  Symbol,
]);

/** The schema a parameter's emitted type stands for; `undefined` for classes and what JSON has no type for. */
export function primitiveSchema(type: unknown): JsonSchema | undefined {
  return PRIMITIVES.get(type);
}

/** Whether an emitted type is a class of the application's, and so may be a DTO. */
export function isDtoType(type: unknown): type is Type {
  return isClass(type) && !BUILT_IN.has(type);
}

/**
 * The types TypeScript emitted for a method's parameters; `undefined` when the
 * toolchain emitted none.
 */
export function emittedTypes(
  classRef: Type,
  method: string,
): readonly unknown[] | undefined {
  const types: unknown = Reflect.getMetadata(
    'design:paramtypes',
    classRef.prototype,
    method,
  );
  return Array.isArray(types) ? types : undefined;
}
