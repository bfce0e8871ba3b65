import { jest } from '@jest/globals';
import type { CatalogNode } from '../../lib/catalog/catalog-node.js';
import type { CatalogSource } from '../../lib/catalog/catalog-source.js';
import { Catalog, type CatalogHost } from '../../lib/catalog/catalog.js';
import type { CatalogEntry } from '../../lib/components/component.js';
import { toolEntry } from './entries.js';

export const [find, sell, buy] = ['find', 'sell', 'buy'].map((name) =>
  toolEntry(name),
) as [CatalogEntry, CatalogEntry, CatalogEntry];

/** A source that can be given other entries. */
export class Shelf implements CatalogSource {
  readonly listeners = new Set<() => void>();

  constructor(
    readonly id: string,
    public given: readonly CatalogEntry[],
    readonly isTolerant = false,
  ) {}

  entries() {
    return this.given;
  }

  changes(listener: () => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  put(given: readonly CatalogEntry[]) {
    this.given = given;
    for (const listener of this.listeners) listener();
  }
}

export function nodeOf(
  sources: readonly CatalogSource[],
  more: Partial<CatalogNode> = {},
): CatalogNode {
  return { name: 'server "shop"', sources, children: [], layers: [], ...more };
}

export function catalogOf(node: CatalogNode, more: Partial<CatalogHost> = {}) {
  const changed = jest.fn<CatalogHost['changed']>();
  const catalog = new Catalog(node, [], {
    plan: async () => [],
    make: async () => find,
    changed,
    ...more,
  });
  return { catalog, changed };
}

export const names = ({ snapshot }: Catalog) =>
  snapshot.tools.map(({ name }) => name);

export const settled = () => new Promise((resolve) => setTimeout(resolve, 10));
