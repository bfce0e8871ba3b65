import {
  accessFault,
  type AccessOptions,
} from '../decorators/access-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { MCP_INVALID_ACCESS } from './discovery-error-codes.js';

/** Options about callers, as far as they can be wrong. */
export interface CallerOptions {
  readonly access?: AccessOptions;
  readonly visible?: unknown;
}

/**
 * What is wrong with options that say who sees and uses something.
 *
 * @param where names their place: `McpModule`
 */
export function accessProblems(
  { access, visible }: CallerOptions,
  where: string,
): ConfigurationProblem[] {
  const fault = access === undefined ? undefined : accessFault(access);
  return [
    ...(fault
      ? [
          {
            code: MCP_INVALID_ACCESS,
            where,
            message: `access: ${fault.message}`,
            remedy: fault.remedy,
          },
        ]
      : []),
    ...(visible === undefined || typeof visible === 'function'
      ? []
      : [
          {
            code: MCP_INVALID_ACCESS,
            where,
            message: 'visible is no function.',
            remedy: 'Give a function of the request that says true or false.',
          },
        ]),
  ];
}
