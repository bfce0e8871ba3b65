import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { MCP_INVALID_NAMESPACE } from './layer-error-codes.js';

/** Letters, digits, underscores and hyphens are as they are in names and in URIs; long ones would leave no room for names. */
const NAMESPACE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * What is wrong with a namespace, if anything.
 *
 * @param where names its place: `mount "orders"`, `new Namespace()`
 */
export function namespaceProblems(
  prefix: unknown,
  where: string,
): ConfigurationProblem[] {
  if (typeof prefix === 'string' && NAMESPACE.test(prefix)) return [];
  const shown =
    typeof prefix === 'string' ? `"${prefix.slice(0, 80)}"` : String(prefix);
  return [
    {
      code: MCP_INVALID_NAMESPACE,
      where,
      message: `the namespace ${shown} cannot be part of names and URIs.`,
      remedy:
        'Use 1 to 64 letters (A–Z, a–z), digits, underscores and hyphens, a letter or digit first.',
    },
  ];
}
