import type { JsonSchema } from '../json-schema.js';
import type { TypeStorage } from './type-storage.js';

const NOTES = 'mcpPropertyNotes';

// No application asks for this group, so class-transformer never carries the declaration out.
const NEVER = ['mcp:property-notes'];

/**
 * Lays notes into class-transformer's storage as a transform that is never
 * carried out. PartialType, PickType, OmitType and IntersectionType make
 * classes that inherit nothing, and copy what lies there property by property.
 * @param classRef the class the property is declared in
 * @param property its name
 * @param keywords the notes
 * @param storage class-transformer's storage; without one no class is mapped either
 */
export function carryNotes(
  classRef: unknown,
  property: string,
  keywords: JsonSchema,
  storage: TypeStorage | undefined,
): void {
  const carrier = {
    target: classRef,
    propertyName: property,
    transformFn: ({ value }: { readonly value: unknown }) => value,
    options: { groups: NEVER },
    [NOTES]: keywords,
  };
  storage?.addTransformMetadata(carrier);
}

/**
 * The notes of a property that came along with the class, those of ancestors
 * first.
 * @param classRef the class
 * @param property its name
 * @param storage class-transformer's storage
 */
export function carriedNotes(
  classRef: unknown,
  property: string,
  storage: TypeStorage,
): readonly JsonSchema[] {
  return storage
    .findTransformMetadatas(classRef, property, 0)
    .flatMap((declaration) =>
      isCarrier(declaration) ? [declaration[NOTES]] : [],
    );
}

/**
 * Tells whether the application has a `@Transform()` on a property.
 * @param classRef the class
 * @param property its name
 * @param storage class-transformer's storage
 */
export function isTransformed(
  classRef: unknown,
  property: string,
  storage: TypeStorage,
): boolean {
  return storage
    .findTransformMetadatas(classRef, property, 0)
    .some((declaration) => !isCarrier(declaration));
}

function isCarrier(
  declaration: object,
): declaration is { readonly [NOTES]: JsonSchema } {
  return NOTES in declaration;
}
