import type { CatalogEntry } from '../components/component.js';

/**
 * A step between the sources and the snapshot: takes all entries, gives the
 * ones that go on, renamed, dropped or replaced. Throws what must stop the server.
 */
export type CatalogLayer = (
  entries: readonly CatalogEntry[],
) => readonly CatalogEntry[];
