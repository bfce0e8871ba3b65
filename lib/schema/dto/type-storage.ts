import { createRequire } from 'node:module';
import { isMissingModule } from '../../errors/is-missing-module.js';

/** What `@Type()` said about one property. */
export interface TypeDeclaration {
  readonly typeFunction?: (help: object) => unknown;
  readonly options?: {
    readonly discriminator?: {
      readonly property?: unknown;
      readonly subTypes?: unknown;
    };
    readonly keepDiscriminatorProperty?: boolean;
  };
}

/** One `@Transform()` of a property, or what stands in its place. */
export interface TransformDeclaration {
  readonly target: unknown;
  readonly propertyName: string;
  readonly transformFn: (params: { readonly value: unknown }) => unknown;
  readonly options: { readonly groups?: string[] };
}

/** What class-transformer knows about classes. */
export interface TypeStorage {
  findTypeMetadata(
    target: unknown,
    property: string,
  ): TypeDeclaration | undefined;
  /** The declarations of a property, those of ancestors first. */
  findTransformMetadatas(
    target: unknown,
    property: string,
    plainToClass: number,
  ): readonly object[];
  addTransformMetadata(declaration: TransformDeclaration): void;
  findExposeMetadataByCustomName(
    target: unknown,
    name: string,
  ): { readonly propertyName?: string } | undefined;
}

/**
 * Loads class-transformer's storage where there is one. Decorators ask while
 * classes are defined, also in applications without class-transformer.
 * @param load how a package is loaded
 * @returns undefined when class-transformer is not installed
 */
export function loadTypeStorage(
  load: NodeJS.Require | ((id: string) => never) = createRequire(
    import.meta.url,
  ),
): TypeStorage | undefined {
  try {
    return load('class-transformer/cjs/storage.js').defaultMetadataStorage;
  } catch (error) {
    if (isMissingModule(error)) return undefined;
    throw error;
  }
}
