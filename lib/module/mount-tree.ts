import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { ServerPart } from '../server/server-part.js';
import { mountLayers } from './mount-layers.js';
import { rightOptions } from './mount-option-problems.js';
import type { MountPlacement, Placement } from './placement.js';

/** A server in parts, and what is wrong with its mounts. */
export interface MountTree {
  readonly root: ServerPart;
  readonly problems: readonly ConfigurationProblem[];
}

/** What a server offers as a tree of parts: what is its own, and its mounts. */
export function mountTree(serverId: string, placement: Placement): MountTree {
  const problems: ConfigurationProblem[] = [];
  const taken = new Map<string, number>();
  const partsOf = (
    { mounts }: Placement,
    path: readonly string[],
    isStatic: boolean,
  ): readonly ServerPart[] =>
    mounts.map((mount) => partOf(mount, path, isStatic));
  const partOf = (
    mount: MountPlacement,
    path: readonly string[],
    isAroundStatic: boolean,
  ): ServerPart => {
    const { modules } = mount;
    const options = rightOptions(mount.options);
    const [module] = modules;
    const label = [...path, options.namespace ?? module?.name ?? ''];
    const name = nameOf(label, taken);
    const isStatic = isAroundStatic || (options.snapshot ?? false);
    return {
      name,
      modules,
      ...(module && {
        level: { where: name, enhancers: options, module },
      }),
      layers: collected(problems, name, () => mountLayers(name, options)) ?? [],
      isStatic,
      parts: partsOf(mount, label, isStatic),
    };
  };
  const root: ServerPart = {
    name: `server "${serverId}"`,
    modules: placement.modules,
    layers: [],
    isStatic: false,
    parts: partsOf(placement, [], false),
  };
  return { root, problems };
}

/** `mount "shop > orders"`; with a number where an earlier mount is called so. */
function nameOf(path: readonly string[], taken: Map<string, number>): string {
  const label = path.join(' > ');
  const count = (taken.get(label) ?? 0) + 1;
  taken.set(label, count);
  return `mount "${label}${count > 1 ? ` (${count})` : ''}"`;
}

function collected<T>(
  problems: ConfigurationProblem[],
  where: string,
  make: () => T,
): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof McpConfigurationException)) throw error;
    problems.push(...error.problems.map((problem) => ({ ...problem, where })));
    return undefined;
  }
}
