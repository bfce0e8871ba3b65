import type { CatalogNode } from '../catalog/catalog-node.js';
import type { CatalogSource } from '../catalog/catalog-source.js';
import type { HandlerLevel } from '../components/handler-level.js';
import { ComponentScanner } from '../discovery/component-scanner.js';
import { DiscoveredSource } from '../discovery/discovered-source.js';
import type { InputCompilation } from '../discovery/input-builder.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import { McpEndpoint } from '../execution/mcp-endpoint.js';
import type { ServerPart } from './server-part.js';

/** Parts of a catalog, and what is wrong with the decorated methods in them. */
export interface CatalogParts {
  readonly node: CatalogNode;
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Looks through the modules of a server and of what it mounts.
 *
 * @param further sources beside the decorated methods of some modules
 */
export async function catalogParts(
  part: ServerPart,
  compilation: InputCompilation,
  further: (part: ServerPart) => readonly CatalogSource[],
  outer: readonly HandlerLevel[] = [],
): Promise<CatalogParts> {
  const levels = part.level ? [...outer, part.level] : outer;
  const discovered = new DiscoveredSource(
    part.name,
    new ComponentScanner(part.modules, McpEndpoint),
    compilation,
  );
  const found = await discovered.discover();
  const within = await Promise.all(
    part.parts.map((inner) =>
      catalogParts(inner, compilation, further, levels),
    ),
  );
  const { sources: others, problems: unusable } = collected(part, further);
  const sources = [discovered, ...others];
  return {
    node: {
      name: part.name,
      sources,
      levels,
      children: within.map(({ node }) => node),
      layers: part.layers,
      isStatic: part.isStatic,
    },
    problems: [
      ...found,
      ...unusable,
      ...within.flatMap(({ problems }) => problems),
    ],
  };
}

/** Sources that cannot be asked are told of with everything else that is wrong. */
function collected(
  part: ServerPart,
  further: (part: ServerPart) => readonly CatalogSource[],
): {
  readonly sources: readonly CatalogSource[];
  readonly problems: readonly ConfigurationProblem[];
} {
  try {
    return { sources: further(part), problems: [] };
  } catch (error) {
    if (!(error instanceof McpConfigurationException)) throw error;
    return { sources: [], problems: error.problems };
  }
}
