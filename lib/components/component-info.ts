import type { Icon } from '../sdk.js';

/** What every component of a server has, whatever its kind. */
export interface ComponentInfo {
  /** Wire name, unique among the server's components of its kind. */
  readonly name: string;
  /** Name for people; clients fall back to `name`. */
  readonly title?: string;
  /** What it does and when to use it, written for the model. */
  readonly description?: string;
  /** Pictures clients may show beside the component. */
  readonly icons?: readonly Icon[];
  /** Words to select components by; also sent to clients under `_meta`. */
  readonly tags?: readonly string[];
  /** Further `_meta` entries for clients; keys follow the spec's `_meta` naming. */
  readonly meta?: Readonly<Record<string, unknown>>;
}
