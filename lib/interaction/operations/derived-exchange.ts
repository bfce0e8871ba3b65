import type { McpContext } from '../../context/mcp-context.js';
import { McpException } from '../../errors/mcp.exception.js';
import { FAULT_CODES } from '../../errors/protocol-fault.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';

/** How deep operations may call for each other: a tool that calls itself comes to an end. */
const DEEPEST = 16;

/**
 * The exchange of an operation a handler calls for.
 *
 * @param context of the handler
 * @param method such as `tools/call`
 * @param params without `_meta`
 * @throws McpException more than 16 deep
 */
export function derivedExchange(
  { exchange }: McpContext,
  method: string,
  params: Readonly<Record<string, unknown>>,
): McpExchange {
  const derived = exchange.derive(method, params);
  if (derived.depth <= DEEPEST) return derived;
  throw new McpException(
    FAULT_CODES.internal,
    `Components of the server use each other more than ${DEEPEST} deep: one of them may use itself.`,
  );
}
