import type { CatalogEntry, Component } from '../components/component.js';
import { normalizeUri } from '../uri/resource-uri.js';
import type { LookupKind } from './catalog-layer.js';
import type { CatalogSource } from './catalog-source.js';
import { compareVersions } from './version-order.js';

/**
 * Components a running server was given by its application. They are added and
 * removed within `Catalog.change`, which tells clients.
 */
export class DynamicSource implements CatalogSource {
  #entries: readonly CatalogEntry[] = [];

  /** @param id names it in warnings and explanations */
  constructor(readonly id: string) {}

  entries(): readonly CatalogEntry[] {
    return this.#entries;
  }

  /** Adds an entry after the others; gives what takes it back. */
  add(entry: CatalogEntry): () => void {
    this.#entries = [...this.#entries, entry];
    return () => {
      this.#entries = this.#entries.filter((each) => each !== entry);
    };
  }

  /**
   * Removes what was added under a name or, for resources and templates, a URI.
   *
   * @param version that version alone; all of them without
   * @returns what puts it back; `undefined` where there is none
   */
  remove(
    kind: LookupKind,
    name: string,
    version?: string,
  ): (() => void) | undefined {
    const before = this.#entries;
    const stays = before.filter(
      (entry) =>
        entry.kind === 'completion' ||
        !isCalled(entry, kind, name) ||
        (version !== undefined &&
          compareVersions(entry.version, version) !== 0),
    );
    if (stays.length === before.length) return undefined;
    this.#entries = stays;
    return () => {
      this.#entries = before;
    };
  }
}

function isCalled(
  component: Component,
  kind: LookupKind,
  name: string,
): boolean {
  switch (component.kind) {
    case 'resource':
      return (
        kind === 'resource' &&
        normalizeUri(component.uri) === normalizeUri(name)
      );
    case 'resource-template':
      return kind === 'resource' && component.template.text === name;
    default:
      return component.kind === kind && component.name === name;
  }
}
