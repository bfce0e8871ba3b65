import { isObject } from '../is-object.js';
import type { DtoClass } from '../schema-source.js';
import { isOwnClass } from './own-class.js';
import type { TypeDeclaration } from './type-storage.js';

/** One of the classes a discriminator chooses from. */
export interface DtoVariant {
  /** What the discriminator says for this class. */
  readonly name: string;
  readonly classRef: DtoClass;
}

/** A discriminated union, as `@Type()` with a discriminator declares it. */
export interface DtoUnion {
  /** The property that tells which class an object is of. */
  readonly property: string;
  /** Whether instances keep that property without declaring it. */
  readonly keep: boolean;
  readonly variants: readonly DtoVariant[];
}

/**
 * Reads the discriminator of a `@Type()`.
 * @param options the options of the declaration
 * @returns undefined when it names no property, no subtypes or no classes
 */
export function readUnion({
  discriminator,
  keepDiscriminatorProperty: keep = false,
}: NonNullable<TypeDeclaration['options']>): DtoUnion | undefined {
  const { property, subTypes } = discriminator ?? {};
  if (typeof property !== 'string' || property === '') return undefined;
  if (!Array.isArray(subTypes) || subTypes.length === 0) return undefined;
  const variants = subTypes.flatMap(readVariant);
  return variants.length === subTypes.length
    ? { property, keep, variants }
    : undefined;
}

function readVariant(subType: unknown): readonly DtoVariant[] {
  if (!isObject(subType)) return [];
  const { name, value } = subType;
  return typeof name === 'string' && isOwnClass(value)
    ? [{ name, classRef: value }]
    : [];
}

/**
 * The variant a value is of: by its class for an instance, else by what its
 * discriminator says.
 * @param union the union
 * @param value an object
 * @returns undefined when it is of none
 */
export function variantOf(
  { property, variants }: DtoUnion,
  value: Readonly<Record<string, unknown>>,
): DtoVariant | undefined {
  return (
    variants.find(({ classRef }) => value.constructor === classRef) ??
    variants.find(({ name }) => name === value[property])
  );
}
