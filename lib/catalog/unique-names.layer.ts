import { placeOf } from '../components/method-handler.js';
import type { Tool } from '../components/tool.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { CatalogLayer } from './catalog-layer.js';

/** Two tools of one server share a wire name. */
export const MCP_DUPLICATE_NAME = 'MCP_DUPLICATE_NAME';

/** Refuses a catalog in which two tools share a wire name: a client could only ever call one. */
export const uniqueNames: CatalogLayer = (tools) => {
  const first = new Map<string, Tool>();
  const problems = tools.flatMap((tool) => {
    const earlier = first.get(tool.name);
    if (!earlier) {
      first.set(tool.name, tool);
      return [];
    }
    return [
      {
        code: MCP_DUPLICATE_NAME,
        where: placeOf(tool.handler),
        message: `the tool name "${tool.name}" is taken by ${placeOf(earlier.handler)}.`,
        remedy:
          placeOf(tool.handler) === placeOf(earlier.handler)
            ? 'The class is provided by more than one module: provide it in one, export it there and import that module.'
            : 'Give one of them another name: @Tool({ name: … }).',
      },
    ];
  });
  if (problems.length > 0) throw new McpConfigurationException(problems);
  return tools;
};
