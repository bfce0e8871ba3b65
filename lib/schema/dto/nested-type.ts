import { SchemaErrorCode } from '../schema-error-codes.js';
import type { DtoClass } from '../schema-source.js';
import { SchemaException } from '../schema.exception.js';
import { nameOf, type DtoScope } from './dto-scope.js';
import { readUnion, type DtoUnion } from './dto-union.js';

/** What a `@Type()` gave. */
export interface DtoTypeReference {
  /** A class, or String, Number, Boolean, Date. */
  readonly type: unknown;
  /** The classes a discriminator chooses from. */
  readonly union?: DtoUnion;
}

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
  const type = declaration.typeFunction?.({ property, object: {} });
  if (typeof type !== 'function')
    throw nestedType(
      classRef,
      property,
      'has a @Type() that gives no class; the class may be in an import cycle',
      'Let @Type(() => X) name a class that is defined when the application starts.',
    );
  if (!declaration.options?.discriminator) return { type };
  const union = readUnion(declaration.options);
  if (!union)
    throw nestedType(
      classRef,
      property,
      'has a @Type() with a discriminator that names no property or no subtypes',
      "Write { discriminator: { property: 'kind', subTypes: [{ name: 'circle', value: Circle }] } }, with classes that are defined when the application starts.",
    );
  return { type, union };
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
