import type { Module } from '../nest.js';
import { McpFeatureModule } from './mcp-feature.module.js';
import type { McpFeatureOptions } from './mount-options.js';

/** The modules of an application that import `McpModule.forFeature()`, and what they say. */
export class Features {
  readonly #given = new Map<Module, readonly McpFeatureOptions[]>();

  /** @param modules all of the application */
  constructor(modules: Iterable<Module>) {
    for (const module of modules) {
      const given = [...module.imports].flatMap((imported) =>
        optionsOf(imported),
      );
      if (given.length > 0) this.#given.set(module, given);
    }
  }

  /** Each of these modules with what it says, in Nest's order. */
  all(): Iterable<readonly [Module, readonly McpFeatureOptions[]]> {
    return this.#given;
  }

  /** Whether a module says how it is mounted, in whichever server. */
  has(module: Module): boolean {
    return this.#given.has(module);
  }

  /** How a module is mounted in a server; `undefined` where it says nothing of that one. */
  of(module: Module, serverId: string): McpFeatureOptions | undefined {
    return this.#given
      .get(module)
      ?.find(({ server = serverId }) => server === serverId);
  }
}

function optionsOf(module: Module): McpFeatureOptions[] {
  if (module.metatype !== McpFeatureModule) return [];
  const { instance } = module;
  return instance instanceof McpFeatureModule ? [instance.options] : [];
}
