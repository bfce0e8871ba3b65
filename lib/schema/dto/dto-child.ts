import type { DtoClass } from '../schema-source.js';
import type { DtoRule } from './dto-peers.js';
import { rulesOf, type DtoScope } from './dto-scope.js';
import type { DtoUnion } from './dto-union.js';
import { nestedType, type DtoTypeReference } from './nested-type.js';
import { isOwnClass } from './own-class.js';
import { isNested } from './rule-checks.js';
import type { ChildPlace } from './rule-keywords.js';

/** The nested class of a property. */
export interface DtoChild {
  readonly place: ChildPlace;
  /** The class; where there is a union, only what class-transformer falls back to. */
  readonly classRef: DtoClass;
  /** The classes that really are there, where a discriminator tells them apart. */
  readonly union?: DtoUnion;
}

/** What was declared about the type of a property. */
export interface DeclaredNesting {
  readonly place: ChildPlace;
  /** What `@Type()` says. */
  readonly typed: DtoTypeReference | undefined;
  /** The class that follows from it or, without it, from TypeScript. */
  readonly type: unknown;
}

/**
 * Reads which class is nested in a property.
 * @param classRef the class of the property
 * @param name the property's name
 * @param rules its decorators
 * @param declared its type
 * @param scope options
 * @returns undefined when none is
 * @throws SchemaException `MCP_SCHEMA_NESTED_TYPE`
 */
export function readChild(
  classRef: DtoClass,
  name: string,
  rules: readonly DtoRule[],
  { place, typed, type }: DeclaredNesting,
  scope: DtoScope,
): DtoChild | undefined {
  const nested = rules.some(isNested);
  if (nested && !isOwnClass(type))
    throw nestedType(
      classRef,
      name,
      'is nested, and its class cannot be found',
      `Add @Type(() => X) of class-transformer to ${name}, with the class of the nested object.`,
    );
  if (!isOwnClass(type)) return undefined;
  const child: DtoChild = { place, classRef: type, union: typed?.union };
  if (child.union && place === 'members')
    throw nestedType(
      classRef,
      name,
      'is a Map with a discriminator, which class-transformer takes for the discriminator of the Map itself',
      `Make ${name} an array.`,
    );
  const decorated = (one: DtoClass) => rulesOf(one, scope).length > 0;
  const isChild = nested || (typed && childClasses(child).some(decorated));
  return isChild ? child : undefined;
}

/**
 * The classes that objects of a property may be of.
 * @param child the nested class of the property
 */
export function childClasses({
  classRef,
  union,
}: DtoChild): readonly DtoClass[] {
  return union ? union.variants.map((variant) => variant.classRef) : [classRef];
}
