import { UnmaskedError } from './unmasked-error.js';

/**
 * A resource that cannot be read, in words for the client: it receives a
 * JSON-RPC error −32603 with this message, word for word, masked or not. For
 * one that does not exist throw Nest's `NotFoundException`.
 *
 * @example
 * throw new ResourceError('The archive is closed until Monday.');
 */
export class ResourceError extends UnmaskedError {}
