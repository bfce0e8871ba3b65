import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** What the MCP server says it is. */
export const SERVER = { name: 'benchmark', version: '1.0.0' };

/** How it is set up; with a key, as in production, where several replicas share it. */
export const MCP_OPTIONS = { ...SERVER, keys: ['benchmark'.repeat(4)] };

/** The parts of a request a controller needs. */
interface RequestMessage {
  readonly id: number;
  readonly params: {
    readonly arguments: unknown;
    readonly _meta?: { readonly progressToken?: number };
  };
}

/** The arguments of the tool or prompt within the JSON-RPC body. */
export const Arguments = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    messageOf(context).params.arguments,
);

/** The id of the JSON-RPC request. */
export const Id = createParamDecorator(
  (_data: unknown, context: ExecutionContext) => messageOf(context).id,
);

/** What notifications of progress are told apart by. */
export const ProgressToken = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    messageOf(context).params._meta?.progressToken,
);

function messageOf(context: ExecutionContext): RequestMessage {
  return context.switchToHttp().getRequest<{ body: RequestMessage }>().body;
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
