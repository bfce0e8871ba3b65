import type { McpMount } from './mount-options.js';

/**
 * What `mounts` names, at any depth. Takes whatever is there: what is wrong
 * with the mounts of a server is for that server to say.
 */
export function mountedClasses(
  mounts: readonly McpMount[] | undefined,
): ReadonlySet<unknown> {
  const classes = new Set<unknown>();
  const seen = new Set<unknown>();
  const visit = (given: unknown): void => {
    if (!Array.isArray(given)) return;
    for (const mount of given) {
      if (typeof mount !== 'object' || mount === null || seen.has(mount)) {
        continue;
      }
      seen.add(mount);
      classes.add(Reflect.get(mount, 'module'));
      visit(Reflect.get(mount, 'children'));
    }
  };
  visit(mounts);
  return classes;
}
