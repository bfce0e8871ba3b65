import type { Tool } from '../components/tool.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { CallToolResult } from '../sdk.js';

/** The operations of `McpEndpoint`, by the method that stands for each. */
export type EndpointOperation =
  | 'initialize'
  | 'discover'
  | 'ping'
  | 'list'
  | 'call'
  | 'configure'
  | 'extension'
  | 'notification';

/**
 * What the protocol asks of the application: run an operation inside Nest.
 * Each call admits once (guards), then runs; a denial is thrown as a
 * `ProtocolFault` before anything else happened.
 */
export interface Executor {
  /**
   * Calls a tool: guards, interceptors, input validation and pipes, the method, conversion.
   *
   * @param args `params.arguments` as sent, an object
   * @returns the tool result, failures of the tool included (`isError`)
   * @throws ProtocolFault when a guard denies; McpException when the handler asks for a JSON-RPC error
   */
  callTool(
    tool: Tool,
    exchange: McpExchange,
    args: Readonly<Record<string, unknown>>,
  ): Promise<CallToolResult>;

  /**
   * Runs an operation of the endpoint class: guards, interceptors, `produce`.
   * What interceptors make of the result is ignored: lists and handshakes have fixed shapes.
   *
   * @throws ProtocolFault when a guard denies; whatever `produce` throws
   */
  runEndpoint<T>(
    operation: EndpointOperation,
    exchange: McpExchange,
    produce: () => T | Promise<T>,
  ): Promise<T>;
}
