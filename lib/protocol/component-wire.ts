import type { ComponentInfo } from '../components/component-info.js';
import type { JsonObject } from './json-object.js';

/** Where a component's tags are in its `_meta`. */
export const TAGS_META_KEY = 'nest-fastmcp/tags';

/** The `_meta` of a component in lists: its own and its tags; nothing where it has neither. */
export function metaOnWire({
  meta,
  tags,
}: Pick<ComponentInfo, 'meta' | 'tags'>): {
  readonly _meta?: JsonObject;
} {
  const all = {
    ...meta,
    ...(tags && tags.length > 0 && { [TAGS_META_KEY]: tags }),
  };
  return Object.keys(all).length > 0 ? { _meta: all } : {};
}
