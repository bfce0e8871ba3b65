import { UnmaskedError } from './unmasked-error.js';

/**
 * A prompt that cannot be made, in words for the client: it receives a JSON-RPC
 * error −32603 with this message, word for word, masked or not.
 *
 * @example
 * throw new PromptError('There are no open tickets to summarise.');
 */
export class PromptError extends UnmaskedError {}
