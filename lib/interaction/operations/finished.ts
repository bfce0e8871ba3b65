import { SuspendedCall } from '../../context/suspended-call.js';

/**
 * The result of an operation a handler called for. Its questions are those of
 * the call the client made: it never waits for answers of its own.
 */
export function finished<R extends object>(result: R | SuspendedCall): R {
  if (!(result instanceof SuspendedCall)) return result;
  throw new Error('An operation of a handler was left waiting for its client.');
}
