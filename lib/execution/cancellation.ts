import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { UnmaskedError } from '../errors/unmasked-error.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';

/**
 * What becomes of a handler that stopped because nobody waits for its answer
 * any more: nothing failed, so nothing is logged.
 *
 * @returns what to throw; `undefined` for every other error
 */
export function cancellationOf(
  error: unknown,
  exchange: McpExchange,
): McpException | undefined {
  if (!exchange.cancelled || error instanceof UnmaskedError) return undefined;
  const isAbort = error instanceof Error && error.name === 'AbortError';
  return isAbort || error === exchange.signal.reason
    ? new McpException(FAULT_CODES.internal, 'The request was cancelled.')
    : undefined;
}
