import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport as SseV1 } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { HotelGuest } from './hotel-guest.js';

/** What a tool of the sample answered. */
export interface Told {
  readonly [property: string]: unknown;
}

/** A client of either SDK, as the tests of sample 07 use it. */
export interface HotelClient {
  call(name: string, args?: Record<string, unknown>): Promise<Told>;
  close(): Promise<void>;
}

/** @param at the base URL, or a program with the variables of its environment */
export type ConnectTo<At> = (at: At, guest: HotelGuest) => Promise<HotelClient>;

/** A program that serves over stdio. */
export interface Program {
  readonly path: string;
  readonly env: Record<string, string>;
}

const IDENTITY = { name: 'hotel', version: '1' };
const CAPABILITIES = { elicitation: {}, sampling: {} };

type TransportV1 = Parameters<ClientV1['connect']>[0];
type TransportV2 = Parameters<Client['connect']>[0];

function v1<At>(open: (at: At) => TransportV1): ConnectTo<At> {
  return async (at, guest) => {
    const client = new ClientV1(IDENTITY, { capabilities: CAPABILITIES });
    client.setRequestHandler(ElicitRequestSchema, ({ params }) =>
      guest.elicit(params),
    );
    client.setRequestHandler(CreateMessageRequestSchema, () => guest.sample());
    await client.connect(open(at));
    return {
      call: (name, args = {}) => client.callTool({ name, arguments: args }),
      close: () => client.close(),
    };
  };
}

function v2<At>(
  mode: 'legacy' | { pin: string },
  open: (at: At) => TransportV2,
): ConnectTo<At> {
  return async (at, guest) => {
    const client = new Client(IDENTITY, {
      capabilities: CAPABILITIES,
      versionNegotiation: { mode },
    });
    client.setRequestHandler('elicitation/create', ({ params }) =>
      guest.elicit(params),
    );
    client.setRequestHandler('sampling/createMessage', () => guest.sample());
    await client.connect(open(at));
    return {
      call: (name, args = {}) => client.callTool({ name, arguments: args }),
      close: () => client.close(),
    };
  };
}

const httpV2 = (at: string): TransportV2 =>
  new StreamableHTTPClientTransport(new URL(`${at}/mcp`));

const command = ({ path, env }: Program) => ({
  command: process.execPath,
  args: [path],
  env,
  stderr: 'ignore' as const,
});

const stdioV2 = (at: Program): TransportV2 =>
  new StdioClientTransport(command(at));

const MODERN = { pin: '2026-07-28' };

/** Clients over HTTP, by base URL. */
export const HTTP_CLIENTS: readonly (readonly [string, ConnectTo<string>])[] = [
  [
    'v1 in a session',
    v1((at) => new HttpV1(new URL(`${at}/mcp`)) as TransportV1),
  ],
  ['v1 over the old transport', v1((at) => new SseV1(new URL(`${at}/sse`)))],
  ['v2 in a session', v2('legacy', httpV2)],
  ['v2 of 2026-07-28', v2(MODERN, httpV2)],
];

/** Clients that start the server. */
export const STDIO_CLIENTS: readonly (readonly [string, ConnectTo<Program>])[] =
  [
    ['v1', v1((at) => new StdioV1(command(at)))],
    ['v2, legacy', v2('legacy', stdioV2)],
    ['v2 of 2026-07-28', v2(MODERN, stdioV2)],
  ];
