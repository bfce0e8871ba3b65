import type { CatalogEntry } from '../components/component.js';
import type { CatalogLayer } from './catalog-layer.js';
import { CatalogSnapshot } from './catalog-snapshot.js';
import type { CatalogSource } from './catalog-source.js';

/**
 * What a server offers: the entries of its sources, passed through its layers
 * in order, kept as a snapshot that is replaced as a whole. A request reads
 * `snapshot` once and is not affected by later changes.
 */
export class Catalog {
  #snapshot = new CatalogSnapshot([]);

  constructor(
    private readonly sources: readonly CatalogSource[],
    private readonly layers: readonly CatalogLayer[],
  ) {}

  /** The components as they are now. */
  get snapshot(): CatalogSnapshot {
    return this.#snapshot;
  }

  /** Asks the sources again and swaps the snapshot. Throws what a layer throws; the old snapshot then stays. */
  refresh(): void {
    const offered = this.sources.flatMap((source) => source.entries());
    const entries = this.layers.reduce<readonly CatalogEntry[]>(
      (current, layer) => layer(current),
      offered,
    );
    this.#snapshot = new CatalogSnapshot(entries);
  }
}
