import type { DtoScope } from './dto-scope.js';
import type { DtoClass } from '../schema-source.js';

/** How a property comes and goes. */
export interface WireNames {
  /** The names it has outside; an input that ignores the property has none. */
  readonly wire: readonly string[];
  /** Whether class-transformer drops it before class-validator sees it. */
  readonly dropped: boolean;
}

/**
 * Under which names the properties of a DTO come and go: what `@Expose()` and
 * `@Exclude()` of class-transformer say, with its options. In an input, an
 * excluded property has no name and one exposed as another has that name only.
 * An output is never renamed by us; an interceptor of the application may have
 * done so, and then both names are fine.
 * @param classRef the class
 * @param properties the names of its properties
 * @param scope options and direction
 */
export function wireNames(
  classRef: DtoClass,
  properties: readonly string[],
  { peers, io, options }: DtoScope,
): ReadonlyMap<string, WireNames> {
  const transform = options.transformOptions ?? {};
  const plain = Object.fromEntries(properties.map((name) => [name, null]));
  const keys = peers.keysOf(classRef, plain, transform);
  const renamed = transform.ignoreDecorators
    ? []
    : keys.map((key) => ({
        key,
        property: peers.types.findExposeMetadataByCustomName(classRef, key)
          ?.propertyName,
      }));
  return new Map(
    properties.map((name) => {
      const others = renamed
        .filter(({ property }) => property === name)
        .map(({ key }) => key);
      const dropped = others.length === 0 && !keys.includes(name);
      const own = others.length > 0 ? others.slice(0, 1) : [name];
      const wire = io === 'output' ? [...new Set([name, ...others])] : own;
      return [name, { dropped, wire: dropped && io === 'input' ? [] : wire }];
    }),
  );
}
