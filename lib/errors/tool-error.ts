import { UnmaskedError } from './unmasked-error.js';

/**
 * A failure the model should read: the client receives a tool result with
 * `isError: true` and this message, word for word, masked or not.
 *
 * @example
 * throw new ToolError(`There is no city called ${city}.`);
 */
export class ToolError extends UnmaskedError {}
