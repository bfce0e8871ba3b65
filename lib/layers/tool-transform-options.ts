import type { McpContext } from '../context/mcp-context.js';
import type { SchemaSource } from '../schema/schema-source.js';
import type { ToolAnnotations } from '../sdk.js';

/** What becomes of one argument of a tool. */
export interface ArgumentTransform {
  /** Its name for clients. Default: as it was. */
  readonly name?: string;
  readonly description?: string;
  /** What it is where clients do not send it, which they then need not; JSON. */
  readonly default?: unknown;
  /** Gives the value of a hidden argument, for each call; may give a promise. */
  readonly defaultFactory?: () => unknown;
  /** Whether clients are not shown it, and may not send it. Needs a default where the tool asks for it. Default: false. */
  readonly hide?: boolean;
  /** `true` where clients must send it though the tool does not ask for it. */
  readonly required?: true;
  /** Examples for the model, in the schema. */
  readonly examples?: readonly unknown[];
}

/**
 * What runs in the place of a tool's method.
 *
 * @param args under the names clients know, checked, with defaults
 * @param forward checks arguments under these names, then runs pipes and the
 *   method, and gives what that returned; may be called several times, or not at all
 */
export type ToolWrapper = (
  args: Readonly<Record<string, unknown>>,
  forward: (args: Readonly<Record<string, unknown>>) => Promise<unknown>,
  context: McpContext,
) => unknown;

/** What becomes of one tool; what is not given stays as it was. */
export interface ToolTransformOptions {
  /** Wire name: 1–128 of `A–Z a–z 0–9 _ . -`. */
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly annotations?: ToolAnnotations;
  /** Further `_meta` entries for clients, in place of the tool's own. */
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly version?: string;
  /** `false` drops the tool. */
  readonly enabled?: boolean;
  /** What the structured result looks like; `null` for nothing that is told or checked. */
  readonly output?: SchemaSource | null;
  /** By the names arguments have below. */
  readonly arguments?: Readonly<Record<string, ArgumentTransform>>;
  /** Runs in place of the method, inside guards and interceptors. */
  readonly wrap?: ToolWrapper;
}
