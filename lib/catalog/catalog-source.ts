import type { Tool } from '../components/tool.js';

/** Where a catalog's components come from: discovery, and whatever else can name components. */
export interface CatalogSource {
  /** Names the source in the start-up report and in errors. */
  readonly id: string;
  /** The components as they are now, in the order clients shall see them. */
  tools(): readonly Tool[];
}
