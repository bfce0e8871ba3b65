import type { CatalogEntry } from '../components/component.js';

/** Where a catalog's components come from: discovery, and whatever else can name components. */
export interface CatalogSource {
  /** Names the source in the start-up report and in errors. */
  readonly id: string;
  /** The entries as they are now, in the order clients shall see them. */
  entries(): readonly CatalogEntry[];
}
