import type { CatalogLayer } from '../catalog/catalog-layer.js';
import { Audience } from '../layers/audience.js';
import { TagFilter } from '../layers/tag-filter.js';
import type { McpServerOptions } from './mcp-server-options.js';

/**
 * What all components of a server pass by its options, innermost first.
 *
 * @param where names the server: `server "shop"`
 */
export function serverLayers(
  where: string,
  options: McpServerOptions,
): readonly CatalogLayer[] {
  return [
    ...(options.transforms ?? []),
    ...(options.includeTags || options.excludeTags
      ? [new TagFilter(options)]
      : []),
    ...(options.visible || options.access
      ? [new Audience(where, options)]
      : []),
  ];
}
