import type { Tool } from '../components/tool.js';

/**
 * A step between the sources and the snapshot: takes all components, gives the
 * ones that go on, renamed, dropped or replaced. Throws what must stop the server.
 */
export type CatalogLayer = (tools: readonly Tool[]) => readonly Tool[];
