import type { SchemaSource } from '../schema/schema-source.js';
import type { ComponentOptions } from './component-options.js';

/** What `@Prompt()` can be told; everything has a default. */
export interface PromptOptions extends ComponentOptions {
  /** Wire name: 1–128 of `A–Z a–z 0–9 _ . -`. Default: the method's name. */
  readonly name?: string;
  /** What the arguments must look like. Default: made from the method's parameters. */
  readonly input?: SchemaSource;
}
