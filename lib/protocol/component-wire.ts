import type { ComponentInfo } from '../components/component-info.js';
import type { JsonObject } from './json-object.js';

/** Where a component's tags are in its `_meta`. */
export const TAGS_META_KEY = 'nest-fastmcp/tags';

/** Where a component's version is in its `_meta`, and in that of a request the version asked for. */
export const VERSION_META_KEY = 'nest-fastmcp/version';

/** Where all versions of a component are in its `_meta`, the highest first. */
export const VERSIONS_META_KEY = 'nest-fastmcp/versions';

/**
 * The `_meta` of a component in lists: its own, its tags and versions; nothing
 * where it has none of them.
 *
 * @param versions those the client may ask for; its own alone by default
 */
export function metaOnWire(
  { meta, tags, version }: Pick<ComponentInfo, 'meta' | 'tags' | 'version'>,
  versions?: readonly string[],
): {
  readonly _meta?: JsonObject;
} {
  const all = {
    ...meta,
    ...(tags && tags.length > 0 && { [TAGS_META_KEY]: tags }),
    ...(version !== undefined && {
      [VERSION_META_KEY]: version,
      [VERSIONS_META_KEY]: versions ?? [version],
    }),
  };
  return Object.keys(all).length > 0 ? { _meta: all } : {};
}
