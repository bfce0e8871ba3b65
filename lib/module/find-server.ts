import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { McpServer } from '../server/mcp-server.js';
import { McpModule } from './mcp.module.js';

/** An application has no MCP server of the id asked for. */
export const MCP_SERVER_NOT_FOUND = 'MCP_SERVER_NOT_FOUND';

/** An application, its context, or a compiled `TestingModule`. */
export interface ServingApplication {
  /** Initialises it; once, however often it is called. */
  init(): Promise<unknown>;
  get(
    token: typeof McpModule,
    options: { strict: false; each: true },
  ): McpModule[];
}

/**
 * The MCP server of an application, which is initialised first if it is not yet.
 *
 * @param id as given to `McpModule.forRoot({ id })`
 * @throws McpConfigurationException `MCP_SERVER_NOT_FOUND`, and whatever initialising throws
 */
export async function findServer(
  app: ServingApplication,
  id: string,
): Promise<McpServer> {
  const modules = modulesOf(app);
  const found = modules.find((module) => module.id === id);
  if (!found) throw notFound(modules, id);
  // One that is running already must not be initialised through a second handle.
  if (!modules.some(({ started }) => started)) await app.init();
  return found.server;
}

function modulesOf(app: ServingApplication): readonly McpModule[] {
  try {
    return app.get(McpModule, { strict: false, each: true });
  } catch {
    // Nest throws where there is none.
    return [];
  }
}

function notFound(
  modules: readonly McpModule[],
  id: string,
): McpConfigurationException {
  const known = modules.map((module) => `"${module.id}"`).join(', ');
  return new McpConfigurationException([
    {
      code: MCP_SERVER_NOT_FOUND,
      where: 'The application',
      message: `there is no MCP server "${id}"; there is ${known || 'none'}.`,
      remedy: 'Import McpModule.forRoot(), or give the id of one there is.',
    },
  ]);
}
