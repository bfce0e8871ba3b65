import type { CatalogSource } from '../catalog/catalog-source.js';
import type { Catalog } from '../catalog/catalog.js';
import { ComponentSwitches } from '../catalog/component-switches.js';
import { DynamicSource } from '../catalog/dynamic-source.js';
import type { LookupKind } from '../catalog/catalog-layer.js';
import type { CatalogEntry } from '../components/component.js';
import type { Module } from '../nest.js';

/**
 * What an application gives and takes its server while it runs: components of
 * their own, and which of all are there. There is something to give before
 * there is a server to give it to: it then is there when the server starts.
 */
export class DynamicComponents {
  /** Which components are enabled; the last of the server's layers. */
  readonly switches = new ComponentSwitches();
  /** Components that are in no module in particular. */
  readonly own = new DynamicSource('McpServerRef');
  readonly #ofModules = new Map<Module, DynamicSource>();
  #catalog: Catalog | undefined;

  /** The components added to a module. */
  of(module: Module): CatalogSource {
    return this.#source(module);
  }

  /** The modules something was added to. */
  get modules(): readonly Module[] {
    return [...this.#ofModules]
      .filter(([, source]) => source.entries().length > 0)
      .map(([module]) => module);
  }

  /** To be called just before the catalog is opened, which reads what there is; from here on it is told of changes. */
  attach(catalog: Catalog): void {
    this.#catalog = catalog;
  }

  /** @throws McpConfigurationException when it does not fit to what is there; nothing has changed then */
  add(entry: CatalogEntry, module?: Module): Promise<void> {
    return this.change(() => this.#source(module).add(entry));
  }

  /** @returns whether there was something to remove */
  async remove(
    kind: LookupKind,
    name: string,
    version?: string,
  ): Promise<boolean> {
    let isThere = false;
    await this.change(() => {
      const undo = [this.own, ...this.#ofModules.values()].flatMap(
        (source) => source.remove(kind, name, version) ?? [],
      );
      isThere = undo.length > 0;
      return () => {
        for (const each of undo) each();
      };
    });
    return isThere;
  }

  /**
   * Makes a change and waits until clients can see it.
   *
   * @param change gives what undoes it
   * @throws McpConfigurationException when the components would not fit together; nothing has changed then
   */
  async change(change: () => () => void): Promise<void> {
    if (this.#catalog) return this.#catalog.change(change);
    change();
  }

  #source(module: Module | undefined): DynamicSource {
    if (!module) return this.own;
    const source =
      this.#ofModules.get(module) ??
      new DynamicSource(`McpServerRef (${module.name})`);
    this.#ofModules.set(module, source);
    return source;
  }
}
