import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { McpModule } from '../index.js';
import { createInMemoryFetch, type McpServer } from '../internal.js';
import { McpTestClient } from './mcp-test-client.js';
import type { TestClientOptions } from './test-client-options.js';

/** What a test client can be connected to: an application, its context, or a compiled `TestingModule`. */
export interface TestableApplication {
  /** Initialises it; once, however often it is called. */
  init(): Promise<unknown>;
  get(
    token: typeof McpModule,
    options: { strict: false; each: true },
  ): McpModule[];
}

const URL_IN_MEMORY = new URL('http://in-memory.localhost/mcp');

/**
 * Connects a client to an application without a port: the whole way of a
 * request is run, with overridden providers and guards, in either era.
 *
 * @param app an application or a compiled testing module; initialised if it is not yet
 * @returns a connected client; close it with `await client.close()`
 * @throws Error when the application has no such MCP server, and what connecting throws: a guard's 401, for example
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
  { era = 'modern', headers, user, id = 'default' }: TestClientOptions = {},
): Promise<McpTestClient> {
  // One that is running already must not be initialised through a second handle.
  if (!modulesOf(app).some(({ started }) => started)) await app.init();
  const server = serverOf(app, id);
  const client = new McpTestClient(
    server,
    { name: 'nest-fastmcp-test', version: '0.0.0' },
    {
      versionNegotiation: {
        mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' },
      },
    },
  );
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

function serverOf(app: TestableApplication, id: string): McpServer {
  const modules = modulesOf(app);
  const found = modules.find((module) => module.id === id);
  if (found) return found.server;
  const known = modules.map((module) => `"${module.id}"`).join(', ');
  throw new Error(
    `The application has no MCP server "${id}"; it has ${known || 'none'}. Import McpModule.forRoot(), or name one: createTestClient(app, { id }).`,
  );
}

function modulesOf(app: TestableApplication): readonly McpModule[] {
  try {
    return app.get(McpModule, { strict: false, each: true });
  } catch {
    // Nest throws where there is none; the caller says what to do about it.
    return [];
  }
}
