import type { CatalogEntry } from '../components/component.js';
import type { HandlerLevel } from '../components/handler-level.js';
import type { MethodHandler } from '../components/method-handler.js';

/**
 * Copies of entries whose handlers run inside further levels of enhancers, those
 * of the mounts around them. Of what is the same, the copy is the same.
 */
export class LeveledEntries {
  readonly #handlers = new WeakMap<MethodHandler, MethodHandler>();
  readonly #entries = new WeakMap<CatalogEntry, CatalogEntry>();

  /** @param levels outermost first; without any, entries stay themselves */
  constructor(private readonly levels: readonly HandlerLevel[]) {}

  /** The entry within the levels. */
  of(entry: CatalogEntry): CatalogEntry {
    if (this.levels.length === 0) return entry;
    const known = this.#entries.get(entry);
    if (known) return known;
    const made = Object.freeze(this.#copied(entry));
    this.#entries.set(entry, made);
    return made;
  }

  #copied(entry: CatalogEntry): CatalogEntry {
    const handler = this.#within(entry.handler);
    return entry.kind === 'resource-template' && entry.enumerate
      ? { ...entry, handler, enumerate: this.#within(entry.enumerate) }
      : { ...entry, handler };
  }

  #within(handler: MethodHandler): MethodHandler {
    const known = this.#handlers.get(handler);
    if (known) return known;
    const made = { ...handler, levels: this.levels };
    this.#handlers.set(handler, made);
    return made;
  }
}
