import type { ConfigurationProblem } from '../errors/configuration-problem.js';

/** Two servers of an application share their id. */
export const MCP_DUPLICATE_SERVER = 'MCP_DUPLICATE_SERVER';

/** Two servers of an application share their path. */
export const MCP_DUPLICATE_PATH = 'MCP_DUPLICATE_PATH';

/** What tells servers of one application apart. */
export interface ServerIdentity {
  readonly id: string;
  readonly path: string;
}

/** What stands in the way of a server: another one of the application with its id or path. */
export function identityProblems(
  { id, path }: ServerIdentity,
  others: readonly ServerIdentity[],
): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  if (others.some((other) => other.id === id)) {
    problems.push({
      code: MCP_DUPLICATE_SERVER,
      where: `McpModule "${id}"`,
      message: `another McpModule has the id "${id}".`,
      remedy:
        'Import McpModule.forRoot() once, or give each server an id of its own.',
    });
  } else if (others.some((other) => other.path === path)) {
    problems.push({
      code: MCP_DUPLICATE_PATH,
      where: `McpModule "${id}"`,
      message: `another McpModule answers at ${path}.`,
      remedy: 'Give each server a path of its own: http: { path }.',
    });
  }
  return problems;
}
