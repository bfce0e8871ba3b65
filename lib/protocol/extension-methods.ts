import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { McpExtension, McpExtensionMethod } from './mcp-extension.js';
import { isSpecMethod } from './spec-methods.js';

// A `_meta` prefix of two labels or more, a slash, a name (2025-11-25, General fields).
const LABEL = '[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const EXTENSION_ID = new RegExp(
  `^${LABEL}(?:\\.${LABEL})+/[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$`,
);

/**
 * The methods of a server's extensions by name.
 *
 * @throws McpConfigurationException naming every id without prefix and name,
 *   every id given twice, and every method that is the specification's or
 *   another extension's
 */
export function extensionMethods(
  extensions: readonly McpExtension[],
): ReadonlyMap<string, McpExtensionMethod> {
  const problems: ConfigurationProblem[] = [];
  const ids = new Set<string>();
  const methods = new Map<string, McpExtensionMethod>();
  for (const extension of extensions) {
    const refuse = (code: string, message: string, remedy: string) =>
      problems.push({
        code,
        where: `extension ${extension.id}`,
        message,
        remedy,
      });
    if (!EXTENSION_ID.test(extension.id)) {
      refuse(
        'MCP_EXTENSION_ID',
        'The id is no reverse-DNS prefix, slash and name.',
        'Write it like com.example/echo.',
      );
    }
    if (ids.has(extension.id)) {
      refuse(
        'MCP_EXTENSION_DUPLICATE',
        'Two extensions have this id.',
        'Register each extension once.',
      );
    }
    ids.add(extension.id);
    for (const [method, handler] of Object.entries(extension.methods ?? {})) {
      if (isSpecMethod(method)) {
        refuse(
          'MCP_EXTENSION_SPEC_METHOD',
          `The method ${method} belongs to the specification.`,
          "Name methods after the extension, such as 'example/echo'.",
        );
      } else if (methods.has(method)) {
        refuse(
          'MCP_EXTENSION_METHOD_TAKEN',
          `Another extension answers the method ${method}.`,
          'Rename one of the two methods.',
        );
      }
      methods.set(method, handler);
    }
  }
  if (problems.length > 0) throw new McpConfigurationException(problems);
  return methods;
}
