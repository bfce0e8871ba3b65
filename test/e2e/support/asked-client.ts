import {
  Client,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport as SseV1 } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/** What a user of these tests answers. */
export interface UserAnswer {
  action: 'accept' | 'decline' | 'cancel';
  content?: Record<string, string>;
}

/** The user: told what is asked, and whether that is still of interest. */
export type User = (
  message: string,
  signal: AbortSignal,
) => UserAnswer | Promise<UserAnswer>;

/** A client of either SDK that can be asked, as these tests use it. */
export interface AskedClient {
  /** Calls a tool, and reads its text as JSON where it is. */
  call(tool: string, signal?: AbortSignal): Promise<unknown>;
  close(): Promise<void>;
}

const IDENTITY = { name: 'asked', version: '1' };
const CAPABILITIES = { capabilities: { elicitation: {} } };

/** How a client reaches the server: the base URL over HTTP, a program over stdio. */
export type Connect = (at: string, user: User) => Promise<AskedClient>;

type TransportV1 = Parameters<ClientV1['connect']>[0];
type TransportV2 = Parameters<Client['connect']>[0];

function v1(open: (at: string) => TransportV1): Connect {
  return async (at, user) => {
    const client = new ClientV1(IDENTITY, CAPABILITIES);
    client.setRequestHandler(ElicitRequestSchema, async (request, extra) => ({
      ...(await user(request.params.message, extra.signal)),
    }));
    await client.connect(open(at));
    return {
      call: async (name, signal) =>
        textOf(
          await client.callTool({ name }, undefined, {
            ...(signal && { signal }),
          }),
        ),
      close: () => client.close(),
    };
  };
}

function v2(open: (at: string) => TransportV2): Connect {
  return async (at, user) => {
    const client = new Client(IDENTITY, {
      ...CAPABILITIES,
      versionNegotiation: { mode: 'legacy' },
    });
    client.setRequestHandler('elicitation/create', async (request, ctx) => ({
      ...(await user(request.params.message, ctx.mcpReq.signal)),
    }));
    await client.connect(open(at));
    return {
      call: async (name, signal) =>
        textOf(await client.callTool({ name }, { ...(signal && { signal }) })),
      close: () => client.close(),
    };
  };
}

/** Clients over HTTP. */
export const HTTP_CLIENTS: readonly (readonly [string, Connect])[] = [
  ['v1', v1((at) => new HttpV1(new URL(`${at}/mcp`)) as TransportV1)],
  ['v2', v2((at) => new StreamableHTTPClientTransport(new URL(`${at}/mcp`)))],
  ['v1 over the old transport', v1((at) => new SseV1(new URL(`${at}/sse`)))],
  [
    'v2 over the old transport',
    v2((at) => new SSEClientTransport(new URL(`${at}/sse`))),
  ],
];

/** Clients that start the server. */
export const STDIO_CLIENTS: readonly (readonly [string, Connect])[] = [
  ['v1', v1((at) => new StdioV1({ command: process.execPath, args: [at] }))],
  [
    'v2',
    v2(
      (at) =>
        new StdioClientTransport({ command: process.execPath, args: [at] }),
    ),
  ],
];

function textOf(result: unknown): unknown {
  const [block] = Object(result).content ?? [];
  const text = String(Object(block).text);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
