import type { SchemaSource } from '../schema/schema-source.js';
import type { ToolAnnotations } from '../sdk.js';
import type { ComponentOptions } from './component-options.js';

/** What `@Tool()` can be told; everything has a default. */
export interface ToolOptions extends ComponentOptions {
  /** Wire name: 1–128 of `A–Z a–z 0–9 _ . -`. Default: the method's name. */
  readonly name?: string;
  /** What `arguments` must look like. Default: made from the method's parameters. */
  readonly input?: SchemaSource;
  /** What the structured result looks like; every result is checked against it. Default: none. */
  readonly output?: SchemaSource;
  /** Hints about what calling it does, such as `readOnlyHint`. */
  readonly annotations?: ToolAnnotations;
  /** Longest time a call may take, in milliseconds; after it the signal aborts and the model reads a tool error. Default: `limits.toolTimeoutMs` of the server. */
  readonly timeoutMs?: number;
}
