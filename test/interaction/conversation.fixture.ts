import { Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { McpModule, type McpModuleOptions } from '../../lib/index.js';
import { createInMemoryFetch, findServer } from '../../lib/internal.js';
import {
  createTestClient,
  type McpTestClient,
  type TestClientOptions,
} from '../../lib/testing/index.js';
import { rpc, type RpcAnswer } from '../e2e/support/rpc.js';
import { silentLogger } from '../support/silent-logger.js';

/** Who sends a request of 2026-07-28, and what for. */
interface Sender {
  readonly user?: unknown;
  readonly method?: string;
  /** Elicitation, sampling and roots unless told otherwise. */
  readonly capabilities?: Record<string, unknown>;
}

/** An application with some tools, and clients of it. */
export interface Talk {
  /** Sends one request of 2026-07-28, as a client that does everything itself. */
  readonly send: (
    params: Record<string, unknown>,
    sender?: Sender,
  ) => Promise<RpcAnswer>;
  readonly connect: (options: TestClientOptions) => Promise<McpTestClient>;
  readonly close: () => Promise<void>;
}

const EVERYTHING = { elicitation: {}, sampling: {}, roots: {} };

/** @param metadata the providers, and whatever else the module has */
export async function talk(
  metadata: ModuleMetadata & { readonly providers: Type[] },
  options: McpModuleOptions = {},
): Promise<Talk> {
  @Module({ ...metadata, imports: [McpModule.forRoot(options)] })
  class AppModule {}
  const module = await Test.createTestingModule({ imports: [AppModule] })
    .setLogger(silentLogger)
    .compile();
  const { http } = await findServer(module, 'default');
  const clients: McpTestClient[] = [];
  return {
    send: (params, { user, method = 'tools/call', capabilities } = {}) =>
      rpc(
        'http://in-memory.localhost/mcp',
        'modern',
        method,
        {
          ...params,
          _meta: {
            'io.modelcontextprotocol/clientCapabilities':
              capabilities ?? EVERYTHING,
          },
        },
        {},
        createInMemoryFetch(http, { user }),
      ),
    connect: async (how) => {
      const client = await createTestClient(module, how);
      clients.push(client);
      return client;
    },
    close: async () => {
      for (const client of clients) await client.close();
      await module.close();
    },
  };
}

/** The text of a result. */
export function textOf(result: { content?: unknown }): string {
  const [first] = Array.isArray(result.content) ? result.content : [];
  return String(first?.text);
}

type Filled = Record<string, string | number | boolean | string[]>;

/** What a user accepts, as a client sends it. */
export function accepted(content: Filled = {}): {
  action: 'accept';
  content: Filled;
} {
  return { action: 'accept', content };
}
