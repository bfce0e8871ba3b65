import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';

/** @throws McpConfigurationException where there is any problem */
export function refuse(problems: readonly ConfigurationProblem[]): void {
  if (problems.length > 0) throw new McpConfigurationException(problems);
}
