import type { CallerContext } from '../components/caller-context.js';
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
  /**
   * Which of several of one name it is, such as `2.0`: the highest is listed
   * and used unless a client asks for another (`_meta`, `nest-fastmcp/version`).
   * All of a name have one, or none. Default: none.
   */
  readonly version?: string;
  /**
   * Whether a caller sees it. To whom it does not say `true` it is not there:
   * in no list, and "not found". Asked after the guards. Default: everybody.
   */
  visible?(context: CallerContext): boolean | Promise<boolean>;
}
