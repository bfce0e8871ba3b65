import { SchemaErrorCode } from '../schema-error-codes.js';
import { SchemaException } from '../schema.exception.js';

/**
 * The exception for a JSON Schema object that cannot be used.
 * @param message what is wrong with it
 * @param remedy what to write instead
 */
export function invalidJsonSchema(
  message: string,
  remedy = 'Write it in the dialect https://json-schema.org/draft/2020-12/schema.',
): SchemaException {
  return new SchemaException(
    SchemaErrorCode.InvalidJsonSchema,
    message,
    remedy,
  );
}
