import type { CatalogEntry } from '../components/component.js';
import type { CatalogLayer } from './catalog-layer.js';

/** What layers make of one entry; `undefined` when it does not go on. */
export function passed(
  entry: CatalogEntry,
  layers: readonly CatalogLayer[],
): CatalogEntry | undefined {
  const entries = layers.reduce<readonly CatalogEntry[]>(
    (before, layer) => layer.apply(before),
    [entry],
  );
  // Beside it may be what a layer brings itself.
  return entries.find(({ handler }) => handler === entry.handler);
}
