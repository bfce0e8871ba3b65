import type { McpEra } from '../../../lib/index.js';
import type { Fetch } from '../../../lib/internal.js';

/** What came back for a request: HTTP and JSON-RPC, nothing interpreted. */
export interface RpcAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look into answers of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** A request as clients of an era send it. */
export function rpcRequest(
  era: McpEra,
  method: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): { body: Record<string, unknown>; headers: Record<string, string> } {
  const name = params['name'] ?? params['uri'];
  const modern = era === 'modern';
  return {
    body: {
      jsonrpc: '2.0',
      id: 1,
      method,
      params: modern
        ? {
            ...params,
            _meta: {
              'io.modelcontextprotocol/protocolVersion': '2026-07-28',
              'io.modelcontextprotocol/clientInfo': {
                name: 'test',
                version: '0',
              },
              'io.modelcontextprotocol/clientCapabilities': {},
              ...Object(params['_meta']),
            },
          }
        : params,
    },
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(modern
        ? {
            'mcp-protocol-version': '2026-07-28',
            'mcp-method': method,
            ...(typeof name === 'string' && { 'mcp-name': name }),
          }
        : {}),
      ...headers,
    },
  };
}

/** Sends one request, over real HTTP unless told another way. */
export async function rpc(
  url: string,
  era: McpEra,
  method: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
  via: Fetch = fetch,
): Promise<RpcAnswer> {
  const request = rpcRequest(era, method, params, headers);
  return send(url, JSON.stringify(request.body), request.headers, via);
}

/** Sends a body as it is. */
export async function send(
  url: string,
  body: string | Uint8Array,
  headers: Record<string, string>,
  via: Fetch = fetch,
): Promise<RpcAnswer> {
  const response = await via(url, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: parseBody(text, response.headers.get('content-type')),
  };
}

/** The JSON of an answer: the last event's on a stream; the text itself when it is no JSON. */
export function parseBody(text: string, type: string | null): unknown {
  if (text === '') return undefined;
  if (type?.includes('text/event-stream')) {
    const events = text
      .split('\n')
      .filter((line) => line.startsWith('data: ') && line.length > 6)
      .map((line) => JSON.parse(line.slice(6)));
    return events.at(-1);
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
