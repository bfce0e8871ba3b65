import type { Type } from '@nestjs/common';
import type { LookupKind } from '../catalog/catalog-layer.js';
import type { CatalogSource } from '../catalog/catalog-source.js';
import type { ComponentSource } from '../catalog/component-source.js';
import { isAnswerTo } from '../catalog/entry-lookup.js';
import type { CatalogEntry } from '../components/component.js';
import { isWireName } from '../components/wire-name.js';
import type { ComponentDefinition } from '../decorators/component-definition.js';
import type { Module } from '../nest.js';
import { RareLog } from '../notifications/rare-log.js';
import { isResourceUri } from '../uri/resource-uri.js';
import { MadeDefinitions } from './made-definitions.js';
import type { InputCompilation } from './input-builder.js';

/** Most components kept that were looked for by name. */
const MOST_FOUND = 1_000;

/**
 * What a provider with `@McpSource()` names. What is wrong is left out with a
 * warning, and the rest is offered; what has not changed stays as it was made.
 */
export class DefinedSource implements CatalogSource {
  readonly isTolerant = true;
  readonly #listed: MadeDefinitions;
  readonly #found: MadeDefinitions;
  // Clients choose what is looked for, and how often.
  readonly #log = new RareLog('McpCatalog');
  readonly find?: NonNullable<CatalogSource['find']>;
  // A source that has it is asked again only once it has said that it changed.
  readonly changes?: NonNullable<CatalogSource['changes']>;

  /**
   * @param id names it in warnings and explanations
   * @param source gives the provider; called anew each time
   * @param module of the provider
   * @param compilation how schemas are compiled
   * @param owner the provider's class, whose decorators count for all it names
   */
  constructor(
    readonly id: string,
    private readonly source: () => ComponentSource,
    module: Module,
    compilation: InputCompilation,
    owner?: Type,
  ) {
    this.#listed = new MadeDefinitions(module, compilation, owner);
    this.#found = new MadeDefinitions(module, compilation, owner, MOST_FOUND);
    const provider = source();
    if (provider.get) this.find = (kind, name) => this.#find(kind, name);
    if (provider.changes) this.changes = (listener) => this.#watch(listener);
  }

  /** @throws TypeError when the provider gives no array; whatever it throws */
  async entries(): Promise<readonly CatalogEntry[]> {
    const listed: unknown = await this.source().list();
    if (!Array.isArray(listed)) {
      throw new TypeError('list() gave no array.');
    }
    return this.#listed.replace(listed);
  }

  #watch(listener: () => void): () => void {
    let isOver = false;
    const stop = this.source().changes?.(() => {
      if (!isOver) listener();
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }

  async #find(
    kind: LookupKind,
    name: string,
  ): Promise<CatalogEntry | undefined> {
    if (!couldBeName(kind, name)) return undefined;
    const definition: ComponentDefinition | undefined | null =
      await this.source().get?.(kind, name);
    if (definition === undefined || definition === null) return undefined;
    const entry = await this.#found.make(definition);
    if (!entry || isAnswerTo(entry, kind, name)) return entry;
    this.#log.warn(
      `The component source "${this.id}" was asked for a ${kind} and gave one clients know by another name.`,
    );
    return undefined;
  }
}

/** Whether what a client asks for can be the name, or the URI, of anything. */
function couldBeName(kind: LookupKind, name: string): boolean {
  return kind === 'resource' ? isResourceUri(name) : isWireName(name);
}
