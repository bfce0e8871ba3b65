/**
 * What happens to text where a schema asks for a number or a boolean: turned
 * into one (`coerce`), or left to be refused (`strict`).
 */
export type ValidationMode = 'coerce' | 'strict';

/** Which way a value goes: from a client (`input`) or from a handler (`output`). */
export type SchemaDirection = 'input' | 'output';
