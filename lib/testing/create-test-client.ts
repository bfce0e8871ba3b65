import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import {
  createInMemoryFetch,
  findServer,
  type ServingApplication,
} from '../internal.js';
import { McpTestClient } from './mcp-test-client.js';
import { playClient, playedCapabilities } from './play-client.js';
import type { TestClientOptions } from './test-client-options.js';

/** What a test client can be connected to: an application, its context, or a compiled `TestingModule`. */
export type TestableApplication = ServingApplication;

const URL_IN_MEMORY = new URL('http://in-memory.localhost/mcp');

/**
 * Connects a client to an application without a port: the whole way of a
 * request is run, with overridden providers and guards, in either era.
 *
 * @param app an application or a compiled testing module; initialised if it is not yet
 * @returns a connected client; close it with `await client.close()`
 * @throws McpConfigurationException when the application has no such MCP server, and what connecting throws: a guard's 401, for example
 *
 * @example
 * ```ts
 * const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
 * const client = await createTestClient(module);
 * expect(await client.of(WeatherTools).forecast({ city: 'Oslo' })).toMatchObject({ city: 'Oslo' });
 * ```
 */
export async function createTestClient(
  app: TestableApplication,
  options: TestClientOptions = {},
): Promise<McpTestClient> {
  const { era = 'modern', headers, user, id = 'default' } = options;
  const server = await findServer(app, id);
  const client = new McpTestClient(
    server,
    { name: 'nest-fastmcp-test', version: '0.0.0' },
    {
      capabilities: playedCapabilities(options),
      versionNegotiation: {
        mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' },
      },
    },
  );
  playClient(client, options);
  await client.connect(
    new StreamableHTTPClientTransport(URL_IN_MEMORY, {
      fetch: createInMemoryFetch(server.http, {
        ...(headers && { headers }),
        user,
      }),
    }),
  );
  return client;
}
