import type { Type } from '@nestjs/common';
import type { Module } from '../nest.js';

/** What of a server decides which components it offers. */
export interface ServerShare {
  /** Module classes; `undefined` for the rest. */
  readonly include: readonly Type[] | undefined;
}

/**
 * Which modules of an application each of its servers offers the components of.
 *
 * A server with `include` offers those of the modules it names, of no others. A
 * server without offers the rest: those of the modules no server names, as far
 * as the application imports them other than through a module that is named.
 */
export class Composition {
  readonly #modules: readonly Module[];
  readonly #rest: ReadonlySet<Module>;

  /**
   * @param modules all of the application, in Nest's order: its own core, then the root
   * @param servers all of the application
   */
  constructor(
    modules: Iterable<Module>,
    private readonly servers: readonly ServerShare[],
  ) {
    this.#modules = [...modules];
    const named = new Set(servers.flatMap(({ include = [] }) => include));
    this.#rest = restOf(this.#modules, named);
  }

  /** Whether servers offer different things: at least one has `include`. */
  get divided(): boolean {
    return this.servers.some(({ include }) => include !== undefined);
  }

  /** The modules whose components a server offers, in Nest's order. */
  modulesOf({ include }: ServerShare): readonly Module[] {
    return this.#modules.filter((module) =>
      include ? include.includes(module.metatype) : this.#rest.has(module),
    );
  }

  /** The modules whose components no server offers. */
  unserved(): readonly Module[] {
    const served = new Set(
      this.servers.flatMap((server) => this.modulesOf(server)),
    );
    return this.#modules.filter((module) => !served.has(module));
  }
}

/**
 * What comes into the application other than through the modules named. Had
 * the parts of an admin module that only it imports been left to the rest, they
 * would be public the day somebody adds one.
 */
function restOf(
  modules: readonly Module[],
  named: ReadonlySet<Type>,
): ReadonlySet<Module> {
  // As Nest finds it: the first after its own core module.
  const [, root] = modules;
  const rest = new Set<Module>();
  const visit = (module: Module | undefined): void => {
    if (!module || rest.has(module) || named.has(module.metatype)) return;
    rest.add(module);
    for (const imported of module.imports) visit(imported);
  };
  visit(root);
  // Every module has these, whatever imports them.
  for (const module of modules) if (module.isGlobal) visit(module);
  return rest;
}
