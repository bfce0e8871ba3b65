import type { Icon } from '../sdk.js';
import type { CallerRule } from './caller-rule.js';

/** What every component of a server has, whatever its kind. */
export interface ComponentInfo {
  /** Wire name, unique among the server's components of its kind and version. */
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
  /** Which of several components of one name it is; none where there is one alone. */
  readonly version?: string;
  /** Conditions on its callers, from the server's to its own; all must hold. Everybody without. */
  readonly rules?: readonly CallerRule[];
  /** Whether callers without any credential may use it where the server asks for one. Default: false. */
  readonly isPublic?: boolean;
  /** `false` for what no list shows, though whoever knows its name can use it. */
  readonly listed?: boolean;
}
