import {
  type INestApplicationContext,
  Injectable,
  type LoggerService,
  Module,
  type ModuleMetadata,
  type Provider,
  type Type,
} from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  type ConfigurationProblem,
  McpConfigurationException,
  McpModule,
  type McpModuleExtras,
  type McpModuleOptions,
  Tool,
} from '../../../lib/index.js';
import { createTestClient } from '../../../lib/testing/index.js';

/** A provider with one tool, `name`. */
export function toolsOf(name: string): Type {
  @Injectable()
  class Tools {
    @Tool({ name })
    run() {
      return name;
    }
  }
  return Tools;
}

/** A module, `NameModule`, with one tool, `name`, and what else it is given. */
export function moduleOf(name: string, metadata: ModuleMetadata = {}): Type {
  const providers: Provider[] = [toolsOf(name), ...(metadata.providers ?? [])];
  @Module({ ...metadata, providers })
  class Part {}
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  Object.defineProperty(Part, 'name', { value: `${capital}Module` });
  return Part;
}

/** The options of a server. */
export type Server = McpModuleOptions & McpModuleExtras;

/** The server most of these tests have besides the default one. */
export const admin = (...include: Type[]): Server => ({
  id: 'admin',
  name: 'admin',
  http: { path: '/admin/mcp' },
  include,
});

/** An application with these modules and servers. */
export async function compile(
  imports: NonNullable<ModuleMetadata['imports']>,
  servers: readonly Server[],
  log: string[] = [],
  isAsync = false,
): Promise<TestingModule> {
  const note = (line: unknown) => log.push(String(line));
  const logger: LoggerService = { log: note, warn: note, error: note };
  @Module({
    imports: [
      ...imports,
      ...servers.map(({ id, ...options }) =>
        isAsync
          ? McpModule.forRootAsync({
              ...(id && { id }),
              useFactory: () => options,
            })
          : McpModule.forRoot({ ...(id && { id }), ...options }),
      ),
    ],
  })
  class AppModule {}
  return Test.createTestingModule({ imports: [AppModule] })
    .setLogger(logger)
    .compile();
}

/** The tools a server lists, by name. */
export async function toolsAt(
  module: INestApplicationContext,
  id = 'default',
): Promise<string[]> {
  const client = await createTestClient(module, { id });
  // One without tools has no such list.
  const { tools } = client.getServerCapabilities()?.tools
    ? await client.listTools()
    : { tools: [] };
  await client.close();
  return tools.map(({ name }) => name).sort();
}

/** The tools of both servers of an application. */
export async function toolsOfBoth(
  imports: NonNullable<ModuleMetadata['imports']>,
  servers: readonly Server[],
): Promise<Record<string, string[]>> {
  const module = await compile(imports, servers);
  return {
    default: await toolsAt(module),
    admin: await toolsAt(module, 'admin'),
  };
}

/** The tools of the only server of an application. */
export async function toolsOfOne(
  imports: NonNullable<ModuleMetadata['imports']>,
  server: Server,
  how: 'sync' | 'async' = 'sync',
): Promise<string[]> {
  return toolsAt(await compile(imports, [server], [], how === 'async'));
}

/** What keeps an application with these modules and servers from starting. */
export async function problemsOf(
  imports: NonNullable<ModuleMetadata['imports']>,
  ...servers: readonly Server[]
): Promise<readonly ConfigurationProblem[]> {
  const module = await compile(imports, servers);
  const error: unknown = await module.init().catch((reason) => reason);
  if (!(error instanceof McpConfigurationException)) {
    throw new Error('The application starts.', { cause: error });
  }
  return error.problems;
}
