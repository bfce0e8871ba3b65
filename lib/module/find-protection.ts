import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Module } from '../nest.js';
import {
  protectedServer,
  ServerProtection,
} from '../server/server-protection.js';

/** Two modules of an application protect one server, or have documents at one path. */
export const MCP_DUPLICATE_PROTECTION = 'MCP_DUPLICATE_PROTECTION';

/** A module protects a server that is not there, so that another may be open. */
export const MCP_UNKNOWN_PROTECTED_SERVER = 'MCP_UNKNOWN_PROTECTED_SERVER';

/** What protects a server depends on the request it is to protect it from. */
export const MCP_PROTECTION_SCOPE = 'MCP_PROTECTION_SCOPE';

/** The protection of a server, or why it is not clear which it is. */
export interface FoundProtection {
  readonly protection?: ServerProtection;
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Looks for what protects a server, in whichever module.
 *
 * @param modules all of the application
 * @param id of the server
 * @param servers the ids of all
 */
export function findProtection(
  modules: Iterable<Module>,
  id: string,
  servers: readonly string[],
): FoundProtection {
  const provided = [...modules].flatMap(({ providers }) => [...providers]);
  const all = provided
    .map(([, { instance }]): unknown => instance)
    .filter((instance) => instance instanceof ServerProtection);
  const unmade = provided.flatMap(([token, { instance }]) => {
    const server = protectedServer(token);
    return server === undefined || instance instanceof ServerProtection
      ? []
      : [notMade(server)];
  });
  const [protection, ...more] = all.filter(({ server }) => server === id);
  const others = all.filter(({ server }) => server !== id);
  const problems = [
    ...unmade,
    ...others
      .filter(({ server }) => !servers.includes(server))
      .map(({ server }) => unknownServer(server, servers)),
    ...(more.length > 0 ? [duplicate(id, more.length + 1)] : []),
    ...(protection ? clashes(protection, others) : []),
  ];
  return { ...(protection && { protection }), problems };
}

function notMade(server: string): ConfigurationProblem {
  return {
    code: MCP_PROTECTION_SCOPE,
    where: `McpAuthModule "${server}"`,
    message:
      'what protects the server is made anew for each request, so that nothing would.',
    remedy:
      'Inject only singletons into the options of McpAuthModule.forRootAsync().',
  };
}

function unknownServer(
  server: string,
  servers: readonly string[],
): ConfigurationProblem {
  return {
    code: MCP_UNKNOWN_PROTECTED_SERVER,
    where: `McpAuthModule "${server}"`,
    message: `there is no MCP server "${server}" to protect.`,
    remedy: `Name one of ${servers.map((each) => `"${each}"`).join(', ')} in server, or leave it out for "default".`,
  };
}

function duplicate(id: string, count: number): ConfigurationProblem {
  return {
    code: MCP_DUPLICATE_PROTECTION,
    where: `McpAuthModule "${id}"`,
    message: `${count} modules protect the MCP server "${id}".`,
    remedy:
      'Import McpAuthModule.forRoot() once for each server; say which with server: an id.',
  };
}

/** Two servers cannot both be told about at one path of the HTTP server they share. */
function clashes(
  { server, documents }: ServerProtection,
  others: readonly ServerProtection[],
): readonly ConfigurationProblem[] {
  return others.flatMap((other) =>
    documents
      .filter(({ path }) => other.documents.some((each) => each.path === path))
      .map(({ path }) => ({
        code: MCP_DUPLICATE_PROTECTION,
        where: `McpAuthModule "${server}"`,
        message: `it serves metadata at ${path}, and so does that of the MCP server "${other.server}".`,
        remedy:
          'Give the servers resources with different paths, and mirrorMetadata to one of them alone.',
      })),
  );
}
