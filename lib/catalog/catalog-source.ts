import type { CatalogEntry } from '../components/component.js';
import type { LookupKind } from './catalog-layer.js';

/** Where a catalog's components come from: discovery, and whatever else can name components. */
export interface CatalogSource {
  /** Names the source in the start-up report, explanations and warnings. */
  readonly id: string;
  /**
   * Whether an entry of it that is wrong, or in the way of another, is left out
   * with a warning. Else it stops the server, or the change that brought it. Default: false.
   */
  readonly isTolerant?: boolean;
  /**
   * The entries as they are now, in the order clients shall see them. An entry
   * that has not changed has the same `handler` as before.
   */
  entries(): readonly CatalogEntry[] | Promise<readonly CatalogEntry[]>;
  /** Something that is not among the entries, by its name or URI. */
  find?(
    kind: LookupKind,
    name: string,
  ): CatalogEntry | undefined | Promise<CatalogEntry | undefined>;
  /** Calls the listener whenever the entries are not what they were; gives what ends that. */
  changes?(listener: () => void): () => void;
}
