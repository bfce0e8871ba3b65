import type { ConfigurationProblem } from './configuration-problem.js';

/**
 * Thrown at start-up with everything that is wrong with the application's MCP
 * declarations, so that one run shows all of it; and by what changes a running
 * server, which then stays as it was.
 */
export class McpConfigurationException extends Error {
  /**
   * @param problems every problem found, in discovery order; at least one
   * @param outcome what does not happen because of them
   */
  constructor(
    readonly problems: readonly ConfigurationProblem[],
    outcome = 'The MCP server cannot start',
  ) {
    super(describe(problems, outcome));
    this.name = McpConfigurationException.name;
  }
}

function describe(
  problems: readonly ConfigurationProblem[],
  outcome: string,
): string {
  const head =
    problems.length === 1
      ? `${outcome}: 1 problem.`
      : `${outcome}: ${problems.length} problems.`;
  const lines = problems.map(
    ({ code, where, message, remedy }) =>
      `  ${where}: ${message} [${code}]\n    → ${remedy}`,
  );
  return [head, ...lines].join('\n');
}
