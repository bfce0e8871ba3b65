import type { JsonSchema } from '../json-schema.js';

/** Gives a value back with text coerced in it; the value itself when nothing was. */
export type Coercer = (value: unknown) => unknown;

/** Makes the coercer of a schema inside another, or of what stands in its place. */
export type BuildCoercer = (schema: unknown, resource: JsonSchema) => Coercer;
