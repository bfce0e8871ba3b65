import type { SchemaResult } from './compiled-schema.js';
import { isObject } from './is-object.js';
import { SchemaErrorCode } from './schema-error-codes.js';
import { SchemaException } from './schema.exception.js';

/**
 * Turns the stack overflow that validating a hostile value ends in into a
 * refusal; every validator walks values by recursion. Any other error is
 * somebody's bug and goes on.
 * @param error what a validator threw
 * @throws the error itself when it is no stack overflow
 */
export function refuseTooDeep(error: unknown): SchemaResult {
  if (!isStackOverflow(error)) throw error;
  return {
    ok: false,
    issues: [{ path: [], message: 'is nested too deeply' }],
  };
}

/**
 * Turns the stack overflow that a hostile schema ends in into an exception
 * like that of any bad schema.
 * @param error what reading a schema threw
 * @throws SchemaException `MCP_SCHEMA_INVALID_JSON_SCHEMA`, or the error itself when it is no stack overflow
 */
export function refuseTooDeepSchema(error: unknown): never {
  if (!isStackOverflow(error)) throw error;
  throw new SchemaException(
    SchemaErrorCode.InvalidJsonSchema,
    'The JSON Schema is nested too deeply, or contains itself.',
    'Put the repeated part under $defs and refer to it with $ref.',
  );
}

// By name, because an error of another realm is no instance of this realm's RangeError.
function isStackOverflow(error: unknown): boolean {
  return (
    isObject(error) &&
    error.name === 'RangeError' &&
    String(error.message).includes('call stack')
  );
}
