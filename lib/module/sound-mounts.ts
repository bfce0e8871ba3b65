import type { Type } from '@nestjs/common';
import type { McpMount } from './mount-options.js';

/**
 * The mounts that can be followed, of a list in which some cannot: those that
 * name a class, and none of the modules they are in.
 *
 * @param within classes of the modules of the mounts around them
 */
export function soundMounts(
  mounts: readonly McpMount[] | undefined,
  within: readonly Type[] = [],
): readonly McpMount[] {
  if (!Array.isArray(mounts)) return [];
  return mounts.flatMap((mount: McpMount | null) => {
    if (typeof mount !== 'object' || mount === null) return [];
    const { module, children } = mount;
    if (typeof module !== 'function' || within.includes(module)) return [];
    return [{ ...mount, children: soundMounts(children, [...within, module]) }];
  });
}
