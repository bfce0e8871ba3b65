import type { CatalogLayer } from '../catalog/catalog-layer.js';
import { AddedTags } from '../layers/added-tags.js';
import { Audience } from '../layers/audience.js';
import { Namespace } from '../layers/namespace.js';
import { Rename } from '../layers/rename.js';
import { TagFilter } from '../layers/tag-filter.js';
import type { McpMountOptions } from './mount-options.js';

/**
 * What the components of a mount pass, innermost first.
 *
 * @param where names the mount
 * @throws McpConfigurationException for a namespace or new name that is none
 */
export function mountLayers(
  where: string,
  options: McpMountOptions,
): readonly CatalogLayer[] {
  const { transforms = [], rename, namespace, tags = [] } = options;
  return [
    ...transforms,
    ...(options.includeTags || options.excludeTags
      ? [new TagFilter(options)]
      : []),
    ...(rename ? [new Rename(rename, where)] : []),
    ...(namespace === undefined ? [] : [new Namespace(namespace)]),
    ...(tags.length > 0 ? [new AddedTags(tags)] : []),
    ...(options.visible || options.access
      ? [new Audience(where, options)]
      : []),
  ];
}
