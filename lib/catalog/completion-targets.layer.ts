import type { CatalogEntry } from '../components/component.js';
import type { Completion } from '../components/completion.js';
import { placeOf } from '../components/method-handler.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { CatalogLayer } from './catalog-layer.js';

/** A completion for something the server does not have. */
export const MCP_UNKNOWN_COMPLETION_TARGET = 'MCP_UNKNOWN_COMPLETION_TARGET';

/** Refuses a catalog with a completion nobody could ever ask for. */
export const completionTargets: CatalogLayer = {
  name: 'the check of completions',
  apply(entries) {
    const problems = entries.flatMap((entry) =>
      entry.kind === 'completion' ? problemsOf(entry, entries) : [],
    );
    if (problems.length > 0) throw new McpConfigurationException(problems);
    return entries;
  },
};

function problemsOf(
  { target, handler }: Completion,
  entries: readonly CatalogEntry[],
): ConfigurationProblem[] {
  const known = argumentsOf(target.kind, target.name, entries);
  if (known?.includes(target.argument)) return [];
  const what =
    target.kind === 'prompt'
      ? `prompt "${target.name}"`
      : `resource template ${target.name}`;
  return [
    {
      code: MCP_UNKNOWN_COMPLETION_TARGET,
      where: placeOf(handler),
      message: known
        ? `the ${what} has no argument "${target.argument}".`
        : `the server has no ${what}.`,
      remedy: known
        ? `Name one of its arguments: ${known.join(', ') || 'it has none'}.`
        : 'Name a prompt by its wire name, or a template exactly as @Resource() has it.',
    },
  ];
}

function argumentsOf(
  kind: Completion['target']['kind'],
  name: string,
  entries: readonly CatalogEntry[],
): readonly string[] | undefined {
  for (const entry of entries) {
    if (entry.kind !== kind) continue;
    if (entry.kind === 'prompt' && entry.name === name) {
      return entry.arguments.map((argument) => argument.name);
    }
    if (entry.kind === 'resource-template' && entry.template.text === name) {
      return entry.template.variables.map((variable) => variable.name);
    }
  }
  return undefined;
}
