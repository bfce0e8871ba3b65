import type {
  StandardJSONSchemaV1,
  StandardSchemaV1,
} from '@standard-schema/spec';
import { isObject, isPlainObject } from './is-object.js';
import type { JsonSchema } from './json-schema.js';

/** A class with class-validator decorators on its properties. */
export type DtoClass = new (...args: never[]) => object;

/**
 * A schema of a library that speaks Standard Schema: Zod from 4.2, ArkType,
 * or Valibot wrapped with `toStandardJsonSchema`.
 */
export type StandardSchema = StandardSchemaV1 & StandardJSONSchemaV1;

/** Everything a user may write where a schema is asked for. */
export type SchemaSource = DtoClass | StandardSchema | JsonSchema;

/**
 * Tells whether a value is a schema of a library that speaks Standard Schema,
 * with or without JSON Schema. ArkType's schemas are functions, so this is
 * asked before {@link isDtoClass}.
 * @param source anything
 */
export function isStandardSchema(source: unknown): source is StandardSchemaV1 {
  if (typeof source !== 'function' && !isObject(source)) return false;
  if (!('~standard' in source)) return false;
  const standard = source['~standard'];
  return isObject(standard) && typeof standard.validate === 'function';
}

/**
 * Tells whether a Standard Schema also gives JSON Schema.
 * @param source a Standard Schema
 */
export function givesJsonSchema(
  source: StandardSchemaV1,
): source is StandardSchema {
  const standard = source['~standard'];
  return 'jsonSchema' in standard && isObject(standard.jsonSchema);
}

/**
 * Tells whether a value is a class that may be a DTO; not whether it has
 * decorators.
 * @param source anything
 */
export function isDtoClass(source: unknown): source is DtoClass {
  return (
    typeof source === 'function' &&
    !('~standard' in source) &&
    isObject(source.prototype)
  );
}

/**
 * Tells whether a value may be a JSON Schema object; not whether it is valid.
 * @param source anything
 */
export function isJsonSchema(source: unknown): source is JsonSchema {
  return isPlainObject(source) && !('~standard' in source);
}
