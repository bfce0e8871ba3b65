import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Features } from './features.js';
import type { McpFeatureOptions } from './mount-options.js';
import { mountOptionProblems } from './mount-option-problems.js';

/** A module says twice how it is mounted in a server. */
export const MCP_DUPLICATE_FEATURE = 'MCP_DUPLICATE_FEATURE';

/** A module is to be mounted in a server the application does not have. */
export const MCP_UNKNOWN_SERVER = 'MCP_UNKNOWN_SERVER';

/**
 * What is wrong with the `McpModule.forFeature()` of an application's modules.
 *
 * @param servers ids of all servers of the application
 */
export function featureProblems(
  features: Features,
  servers: readonly string[],
): readonly ConfigurationProblem[] {
  return [...features.all()].flatMap(([module, given]) => {
    const where = `McpModule.forFeature() in ${module.name}`;
    return [
      ...given.flatMap((options) => mountOptionProblems(options, where)),
      ...given.flatMap((options) => serverProblems(options, servers, where)),
      ...duplicates(given, servers, where),
    ];
  });
}

function serverProblems(
  { server }: McpFeatureOptions,
  servers: readonly string[],
  where: string,
): readonly ConfigurationProblem[] {
  if (server === undefined || servers.includes(server)) return [];
  const known = servers.map((id) => `"${id}"`).join(', ');
  return [
    {
      code: MCP_UNKNOWN_SERVER,
      where,
      message: `there is no MCP server "${server}"; there is ${known}.`,
      remedy:
        'Give the id of a server of the application, or leave server out.',
    },
  ];
}

function duplicates(
  given: readonly McpFeatureOptions[],
  servers: readonly string[],
  where: string,
): readonly ConfigurationProblem[] {
  const twice = servers.filter(
    (id) => given.filter(({ server = id }) => server === id).length > 1,
  );
  return twice.length === 0
    ? []
    : [
        {
          code: MCP_DUPLICATE_FEATURE,
          where,
          message: `it is imported more than once for the server ${twice.map((id) => `"${id}"`).join(', ')}.`,
          remedy:
            'Import it once, or once for each server: forFeature({ server }). To offer the module in two places, name it in the mounts of the server.',
        },
      ];
}
