import { SchemaErrorCode } from '../schema-error-codes.js';
import { isDtoClass, type DtoClass } from '../schema-source.js';
import { SchemaException } from '../schema.exception.js';
import { nameOf, type DtoScope } from './dto-scope.js';

const BUILT_IN: ReadonlySet<unknown> = new Set([
  Object,
  Array,
  String,
  Number,
  Boolean,
  Date,
  Map,
  Set,
  Promise,
  Function,
  Buffer,
]);

/**
 * What `@Type()` says about a property.
 * @param classRef the class of the property
 * @param property its name
 * @param scope with class-transformer's storage
 * @returns undefined without `@Type()`
 * @throws SchemaException `MCP_SCHEMA_NESTED_TYPE` when it says nothing usable
 */
export function declaredType(
  classRef: DtoClass,
  property: string,
  { peers }: DtoScope,
): DtoTypeReference | undefined {
  const declaration = peers.types.findTypeMetadata(classRef, property);
  if (!declaration) return undefined;
  if (declaration.options?.discriminator)
    throw nestedType(
      classRef,
      property,
      'has a @Type() with a discriminator, of which no schema can be made yet',
      'Use a Standard Schema with a discriminated union for this input.',
    );
  const type = declaration.typeFunction?.({ property, object: {} });
  if (typeof type !== 'function')
    throw nestedType(
      classRef,
      property,
      'has a @Type() that gives no class; the class may be in an import cycle',
      'Let @Type(() => X) name a class that is defined when the application starts.',
    );
  return { type };
}

/** The function a `@Type()` gave: a class, or String, Number, Boolean, Date. */
export interface DtoTypeReference {
  readonly type: unknown;
}

/**
 * Tells a class of the application from JavaScript's own.
 * @param type what a property is declared as
 */
export function isOwnClass(type: unknown): type is DtoClass {
  return isDtoClass(type) && !BUILT_IN.has(type);
}

/**
 * The exception for a property whose type cannot be found.
 * @param classRef the class of the property
 * @param property its name
 * @param problem what is wrong, to stand after the property's name
 * @param remedy what to write instead
 */
export function nestedType(
  classRef: DtoClass,
  property: string,
  problem: string,
  remedy: string,
): SchemaException {
  return new SchemaException(
    SchemaErrorCode.NestedType,
    `${nameOf(classRef)}.${property} ${problem}.`,
    remedy,
  );
}
