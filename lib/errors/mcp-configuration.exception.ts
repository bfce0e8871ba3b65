import type { ConfigurationProblem } from './configuration-problem.js';

/**
 * Thrown at start-up with everything that is wrong with the application's MCP
 * declarations, so that one run shows all of it.
 */
export class McpConfigurationException extends Error {
  /** @param problems every problem found, in discovery order; at least one */
  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(describe(problems));
    this.name = McpConfigurationException.name;
  }
}

function describe(problems: readonly ConfigurationProblem[]): string {
  const head =
    problems.length === 1
      ? 'The MCP server cannot start: 1 problem.'
      : `The MCP server cannot start: ${problems.length} problems.`;
  const lines = problems.map(
    ({ code, where, message, remedy }) =>
      `  ${where}: ${message} [${code}]\n    → ${remedy}`,
  );
  return [head, ...lines].join('\n');
}
