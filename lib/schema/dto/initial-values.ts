import { SchemaErrorCode } from '../schema-error-codes.js';
import type { DtoClass } from '../schema-source.js';
import { SchemaException } from '../schema.exception.js';
import type { DtoRule } from './dto-peers.js';
import { nameOf, type DtoScope } from './dto-scope.js';
import { refuses } from './rule-checks.js';

/** The own properties of a fresh instance of a DTO, with what initialisers gave them. */
export type InitialValues = ReadonlyMap<string, unknown>;

/**
 * What the property initialisers of a class give.
 * @param classRef the class
 * @param scope an output is never created by us, so its constructor may ask for arguments
 * @throws SchemaException `MCP_SCHEMA_DTO_CONSTRUCTOR` when inputs could never be created
 */
export function initialValues(
  classRef: DtoClass,
  { io }: DtoScope,
): InitialValues {
  try {
    const instance: object = Reflect.construct(classRef, []);
    return new Map(Object.entries(instance));
  } catch (error) {
    if (io === 'output') return new Map();
    throw new SchemaException(
      SchemaErrorCode.DtoConstructor,
      `${nameOf(classRef)} cannot be created without arguments: ${error instanceof Error ? error.message : String(error)}`,
      `Give ${nameOf(classRef)} a constructor that works without arguments.`,
    );
  }
}

/**
 * Tells whether leaving a property out is fine because its initialiser's value
 * passes the decorators; `name = ''` does not excuse from `@IsNotEmpty()`.
 * @param value the initialiser's value
 * @param rules the decorators of the property
 * @param scope with the validators
 */
export function passesInitially(
  value: unknown,
  rules: readonly DtoRule[],
  scope: DtoScope,
): boolean {
  if (value === undefined || value === null) return false;
  return !rules.some((rule) => !rule.each && refuses(rule, value, scope));
}
