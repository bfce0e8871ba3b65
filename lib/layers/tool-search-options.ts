import { isWireName } from '../components/wire-name.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { MCP_INVALID_TOOL_SEARCH } from './layer-error-codes.js';

/** Options of a `ToolSearch`; everything has a default. */
export interface ToolSearchOptions {
  /** Whether words are looked for, the best first (`bm25`), or a regular expression. Default: `bm25`. */
  readonly strategy?: 'bm25' | 'regex';
  /** How many tools a search gives at most, 1 to 100. Default: 5. */
  readonly maxResults?: number;
  /** Names of tools that lists go on to show; a search does not give them. Default: none. */
  readonly pinned?: readonly string[];
  /** Name of the tool that searches. Default: `search_tools`. */
  readonly searchToolName?: string;
  /** Name of the tool that calls another one. Default: `call_tool`. */
  readonly callToolName?: string;
  /** Whether a search gives definitions as clients know them, or a text. Default: `json`. */
  readonly format?: 'json' | 'markdown';
}

/** The options with their defaults. */
export function settled(
  options: ToolSearchOptions,
): Required<ToolSearchOptions> {
  return {
    strategy: 'bm25',
    maxResults: 5,
    pinned: [],
    searchToolName: 'search_tools',
    callToolName: 'call_tool',
    format: 'json',
    ...options,
  };
}

/** What is wrong with options, as callers without types may write them. */
export function searchProblems(
  options: Required<ToolSearchOptions>,
): ConfigurationProblem[] {
  const { maxResults, searchToolName, callToolName } = options;
  const problem = (message: string, remedy: string): ConfigurationProblem => ({
    code: MCP_INVALID_TOOL_SEARCH,
    where: 'new ToolSearch()',
    message,
    remedy,
  });
  const problems: ConfigurationProblem[] = [];
  if (!['bm25', 'regex'].includes(options.strategy)) {
    problems.push(
      problem(
        `there is no strategy ${JSON.stringify(options.strategy)}.`,
        "Use 'bm25' or 'regex'.",
      ),
    );
  }
  if (!['json', 'markdown'].includes(options.format)) {
    problems.push(
      problem(
        `there is no format ${JSON.stringify(options.format)}.`,
        "Use 'json' or 'markdown'.",
      ),
    );
  }
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 100) {
    problems.push(
      problem(
        `maxResults is ${String(maxResults)}.`,
        'Give a whole number from 1 to 100.',
      ),
    );
  }
  for (const name of [searchToolName, callToolName]) {
    if (typeof name === 'string' && isWireName(name)) continue;
    problems.push(
      problem(
        `the name ${JSON.stringify(name)} is not allowed on the wire.`,
        'Use 1 to 128 of the characters A–Z, a–z, 0–9, underscore, dot and hyphen.',
      ),
    );
  }
  if (searchToolName === callToolName) {
    problems.push(
      problem(
        'searchToolName and callToolName are the same.',
        'Give each tool a name of its own.',
      ),
    );
  }
  const { pinned } = options;
  if (
    !Array.isArray(pinned) ||
    !pinned.every((name: unknown) => typeof name === 'string')
  ) {
    problems.push(
      problem('pinned is no list of names.', "Write { pinned: ['find'] }."),
    );
  }
  return problems;
}
