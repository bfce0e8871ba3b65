import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** What the MCP server says it is. */
export const SERVER = { name: 'benchmark', version: '1.0.0' };

/** The parts of a `tools/call` request a controller needs. */
interface CallMessage {
  readonly id: number;
  readonly params: { readonly arguments: unknown };
}

/** The tool's arguments within the JSON-RPC body. */
export const Arguments = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    messageOf(context).params.arguments,
);

/** The id of the JSON-RPC request. */
export const Id = createParamDecorator(
  (_data: unknown, context: ExecutionContext) => messageOf(context).id,
);

function messageOf(context: ExecutionContext): CallMessage {
  return context.switchToHttp().getRequest<{ body: CallMessage }>().body;
}

/** Wraps a text as the MCP server does for clients up to 2025-11-25, byte for byte. */
export function legacyAnswer(id: number, text: string) {
  return { jsonrpc: '2.0', id, result: { content: [{ type: 'text', text }] } };
}

/** Wraps a text as the MCP server does for clients of 2026-07-28, byte for byte. */
export function modernAnswer(id: number, text: string) {
  return {
    jsonrpc: '2.0',
    id,
    result: {
      resultType: 'complete',
      content: [{ type: 'text', text }],
      _meta: { 'io.modelcontextprotocol/serverInfo': SERVER },
    },
  };
}
