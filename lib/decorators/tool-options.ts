import type { SchemaSource } from '../schema/schema-source.js';
import type { Icon, ToolAnnotations } from '../sdk.js';

/** What `@Tool()` can be told; everything has a default. */
export interface ToolOptions {
  /** Wire name: 1–128 of `A–Z a–z 0–9 _ . -`. Default: the method's name. */
  readonly name?: string;
  /** Name for people. */
  readonly title?: string;
  /** What the tool does and when to use it, written for the model. */
  readonly description?: string;
  /** What `arguments` must look like. Default: made from the method's parameters. */
  readonly input?: SchemaSource;
  /** What the structured result looks like; every result is checked against it. Default: none. */
  readonly output?: SchemaSource;
  /** Hints about what calling it does, such as `readOnlyHint`. */
  readonly annotations?: ToolAnnotations;
  /** Pictures clients may show beside the tool. */
  readonly icons?: readonly Icon[];
  /** Words to select tools by; sent to clients under `_meta`. */
  readonly tags?: readonly string[];
  /** Further `_meta` entries for clients. */
  readonly meta?: Readonly<Record<string, unknown>>;
  /** Longest time a call may take, in milliseconds; after it the signal aborts and the model reads a tool error. Default: no limit. */
  readonly timeoutMs?: number;
}
