import type { CatalogEntry } from '../components/component.js';
import type { ComponentDefinition } from '../decorators/component-definition.js';

/** Makes an entry of a definition; throws McpConfigurationException for a wrong one. */
export type EntryMaker = (
  definition: ComponentDefinition,
) => Promise<CatalogEntry>;

/**
 * A step between sources and snapshot: takes the entries below it, gives those
 * that go on, renamed, dropped, replaced or with others beside them. Entries
 * are never changed, but copied: a copy keeps the `handler` of its original.
 */
export interface CatalogLayer {
  /** Names it in explanations: `Namespace "orders"`. */
  readonly name: string;
  /** Called once before the first `apply`, for layers that bring components of their own. */
  prepare?(make: EntryMaker): Promise<void>;
  /**
   * @throws LayerClash for entries it cannot take, of which those of a source are left out
   * @throws McpConfigurationException for anything else that must stop the server
   */
  apply(entries: readonly CatalogEntry[]): readonly CatalogEntry[];
  /**
   * The name or URI below the layer of what has this one above it, for what is
   * looked up without having been listed. Absent where layers leave names as they are.
   *
   * @returns `undefined` for a name nothing could have
   */
  below?(kind: LookupKind, name: string): string | undefined;
}

/** What is looked up by a name or, for resources and templates, a URI. */
export type LookupKind = 'tool' | 'resource' | 'prompt';
