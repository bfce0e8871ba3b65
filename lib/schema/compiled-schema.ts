import type { JsonSchema } from './json-schema.js';

/** One reason why a value was refused, with the place in the value. */
export interface SchemaIssue {
  /** Property names and array indexes from the root to the refused value; empty for the root itself. */
  readonly path: readonly (string | number)[];
  /** Why it was refused, readable by a model: `must be a number, got "abc"`. */
  readonly message: string;
}

/** What validating a value gave: the value to hand on, or every reason against it. */
export type SchemaResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly SchemaIssue[] };

/**
 * A schema in the one form the rest of the library knows, whatever the user
 * wrote: what clients are shown and what values are checked with.
 */
export interface CompiledSchema {
  /** What goes on the wire; the user's own object when a JSON Schema was given. */
  readonly json: JsonSchema;
  /** Checks a value, coercing it first where the mode says so. Never throws for a bad value. */
  validate(value: unknown): SchemaResult | Promise<SchemaResult>;
  /**
   * Only turns text into what the schema asks for, for values somebody else
   * checks. Absent where nothing can need it.
   */
  coerce?(value: unknown): unknown;
  /**
   * What only start-up needs to know, because it loads a validator: whether a
   * hand-written JSON Schema obeys the 2020-12 dialect. Absent where the schema
   * was made by this library or a schema library.
   * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA`
   */
  readonly check?: () => Promise<void>;
}
