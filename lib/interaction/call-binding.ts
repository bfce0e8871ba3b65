import type { McpContext } from '../context/mcp-context.js';
import { digestOf } from '../schema/stable-json.js';

/**
 * What the answers of a client are bound to: the method, the component by its
 * name or URI, the arguments and the caller, as they are now. What was asked in
 * one call can be answered in no other.
 */
export function bindingOf({ exchange, operation }: McpContext): string {
  const { method, params } = exchange.message;
  const { name, uri, arguments: args = {} } = params;
  return digestOf([
    method,
    operation.component?.name ?? null,
    name ?? null,
    uri ?? null,
    args,
    exchange.principal ?? null,
  ]);
}
