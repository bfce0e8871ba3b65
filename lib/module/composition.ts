import type { Type } from '@nestjs/common';
import type { Module } from '../nest.js';
import type { Features } from './features.js';
import type { McpMount } from './mount-options.js';
import { mountedClasses } from './mounted-classes.js';
import { modulesIn, type MountPlacement, type Placement } from './placement.js';
import { restModules, rootOf } from './rest-modules.js';

/** What of a server decides which components it offers. */
export interface ServerShare {
  readonly id: string;
  /** Module classes; `undefined` for the rest. */
  readonly include: readonly Type[] | undefined;
  readonly mounts: readonly McpMount[] | undefined;
}

/**
 * Which modules of an application each of its servers offers the components of,
 * and where.
 *
 * A server with `include` offers those of the modules it names, of no others. A
 * server without offers the rest: those of the modules no server names or
 * mounts, as far as the application imports them other than through such a one.
 * A module with `McpModule.forFeature()` that no server names is mounted where
 * a module that imports it is offered.
 */
export class Composition {
  readonly #modules: readonly Module[];
  readonly #named: ReadonlySet<unknown>;
  readonly #rest: ReadonlySet<Module>;

  /**
   * @param modules all of the application, in Nest's order: its own core, then the root
   * @param servers all of the application
   * @param features those of the modules
   */
  constructor(
    modules: Iterable<Module>,
    private readonly servers: readonly ServerShare[],
    private readonly features: Features,
  ) {
    this.#modules = [...modules];
    this.#named = new Set(
      servers.flatMap(({ include = [], mounts }) => [
        ...include,
        ...mountedClasses(mounts),
      ]),
    );
    this.#rest = restModules(
      this.#modules,
      (module) => this.#named.has(module.metatype) || features.has(module),
    );
  }

  /** Whether servers may offer different things: at least one has `include`, or there are several and one has mounts. */
  get divided(): boolean {
    const several = this.servers.length > 1;
    return this.servers.some(
      ({ include, mounts = [] }) =>
        include !== undefined || (several && mounts.length > 0),
    );
  }

  /** What a server offers, and where. Its mounts have been found to be right. */
  placementOf(server: ServerShare): Placement {
    const { include, mounts = [] } = server;
    const named = include
      ? this.#modules.filter(({ metatype }) => include.includes(metatype))
      : [];
    const modules = include
      ? named.filter((module) => !this.features.of(module, server.id))
      : this.#modules.filter((module) => this.#rest.has(module));
    return {
      modules,
      mounts: [
        ...mounts.map((mount) => this.#explicit(server, mount, [])),
        ...named.flatMap((module) => this.#feature(server, module, [])),
        ...this.#importedBy(modules, include === undefined).flatMap((module) =>
          this.#feature(server, module, []),
        ),
      ],
    };
  }

  /** The modules whose components no server offers. */
  unserved(): readonly Module[] {
    const served = new Set(
      this.servers.flatMap((server) => modulesIn(this.placementOf(server))),
    );
    return this.#modules.filter((module) => !served.has(module));
  }

  /** @param within the modules of the mounts around it */
  #explicit(
    server: ServerShare,
    { module: named, children = [], ...options }: McpMount,
    within: readonly Module[],
  ): MountPlacement {
    const modules = this.#modules.filter(({ metatype }) => metatype === named);
    const chain = [...within, ...modules];
    return {
      options,
      modules,
      mounts: [
        ...children.map((child) => this.#explicit(server, child, chain)),
        ...this.#featuresIn(server, modules, chain),
      ],
    };
  }

  /** A module mounted as it says itself; nothing where it does not say, or lies within itself. */
  #feature(
    server: ServerShare,
    module: Module,
    within: readonly Module[],
  ): readonly MountPlacement[] {
    const options = this.features.of(module, server.id);
    if (!options || within.includes(module)) return [];
    const chain = [...within, module];
    return [
      {
        options,
        modules: [module],
        mounts: this.#featuresIn(server, [module], chain),
      },
    ];
  }

  #featuresIn(
    server: ServerShare,
    modules: readonly Module[],
    within: readonly Module[],
  ): readonly MountPlacement[] {
    return this.#importedBy(modules, false).flatMap((module) =>
      this.#feature(server, module, within),
    );
  }

  /**
   * The modules with `forFeature()` some modules import, in Nest's order. Those
   * a server names are offered where they are named; global ones, which every
   * module imports, and the root are imported by the rest.
   */
  #importedBy(modules: readonly Module[], isRest: boolean): readonly Module[] {
    const root = rootOf(this.#modules);
    return this.#modules.filter((module) => {
      if (!this.features.has(module) || this.#named.has(module.metatype)) {
        return false;
      }
      if (module.isGlobal || module === root) return isRest;
      return modules.some(({ imports }) => imports.has(module));
    });
  }
}
