import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { isObject, isPlainObject } from '../schema/is-object.js';

/** What a client answers to a request of the server's: the rest of a JSON-RPC response (JSON-RPC 2.0 §5). */
export interface ClientAnswer {
  readonly result?: unknown;
  readonly error?: unknown;
}

/**
 * The result in a client's answer.
 *
 * @throws McpException with the client's own code, message and data when it
 *   answered with an error, or −32603 when that was no answer at all
 */
export function resultOf({
  result,
  error,
}: ClientAnswer): Readonly<Record<string, unknown>> {
  if (error === undefined && isPlainObject(result)) return result;
  throw errorOf(error);
}

function errorOf(error: unknown): McpException {
  if (isObject(error)) {
    const { code, message, data } = error;
    if (typeof code === 'number' && Number.isInteger(code)) {
      const text = typeof message === 'string' ? message : '';
      return new McpException(code, text, data);
    }
  }
  return new McpException(
    FAULT_CODES.internal,
    'The client answered with neither a result nor an error.',
  );
}
