import type { Icon } from '../sdk.js';

/** What every component can be told; everything has a default. */
export interface ComponentOptions {
  /** Name for people. */
  readonly title?: string;
  /** What it is and when to use it, written for the model. */
  readonly description?: string;
  /** Pictures clients may show beside it. */
  readonly icons?: readonly Icon[];
  /** Words to select components by; sent to clients under `_meta`. */
  readonly tags?: readonly string[];
  /** Further `_meta` entries for clients. */
  readonly meta?: Readonly<Record<string, unknown>>;
}
