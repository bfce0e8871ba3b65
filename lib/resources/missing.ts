import { NotFoundException } from '@nestjs/common';
import { isObject } from '../schema/is-object.js';

/**
 * What a client is told of a file or folder that could not be read: that there
 * is none where that is the reason, nothing of the server's folders.
 *
 * @returns what to throw
 */
export function notFoundOr(error: unknown): unknown {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return isObject(cause) && cause['code'] === 'ENOENT'
    ? new NotFoundException('Resource not found', { cause: error })
    : error;
}
