import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';

/** The methods whose handlers may ask the client (2026-07-28, Multi Round-Trip Requests). */
const ASKING: ReadonlySet<string> = new Set([
  'tools/call',
  'prompts/get',
  'resources/read',
]);

/** Whether the handler of a method may ask the client. */
export function mayAsk(method: string): boolean {
  return ASKING.has(method);
}

/** @throws McpException when the handler of a method may not ask, in whichever era */
export function requireMayAsk(method: string): void {
  if (mayAsk(method)) return;
  throw new McpException(
    FAULT_CODES.internal,
    `Nothing can be asked during ${method}: only tools, resources and prompts talk with the client.`,
  );
}
