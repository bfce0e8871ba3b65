import type { McpContext } from '../context/mcp-context.js';
import type { ToolDefinition } from '../decorators/component-definition.js';
import type { ToolSearchOptions } from './tool-search-options.js';

/** Longest text a client may search with, in characters. */
const LONGEST_QUERY = 500;
const LONGEST_PATTERN = 200;

/** What `call_tool` is given. */
interface Call {
  readonly name: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

/**
 * The tool that searches.
 *
 * @param search gives what was found for a text
 */
export function searchDefinition(
  { strategy, searchToolName }: Required<ToolSearchOptions>,
  search: (text: string, context: McpContext) => Promise<string>,
): ToolDefinition {
  const isRegex = strategy === 'regex';
  const argument = isRegex ? 'pattern' : 'query';
  return {
    kind: 'tool',
    name: searchToolName,
    description: `Finds tools by ${isRegex ? 'a regular expression' : 'words'} in their names, descriptions and arguments, and gives their definitions. They are in no list; the tool that calls what was found runs them.`,
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: {
      type: 'object',
      properties: {
        [argument]: {
          type: 'string',
          minLength: 1,
          maxLength: isRegex ? LONGEST_PATTERN : LONGEST_QUERY,
          description: isRegex
            ? 'A JavaScript regular expression; upper and lower case are the same.'
            : 'What the tool is to do, in a few words.',
        },
      },
      required: [argument],
      additionalProperties: false,
    },
    handler: (args: Readonly<Record<string, string>>, context: McpContext) =>
      search(args[argument] ?? '', context),
  };
}

/**
 * The tool that calls another one.
 *
 * @param call gives the result of a tool
 */
export function callDefinition(
  callToolName: string,
  call: (
    name: string,
    args: Readonly<Record<string, unknown>>,
    context: McpContext,
  ) => Promise<unknown>,
): ToolDefinition {
  return {
    kind: 'tool',
    name: callToolName,
    description:
      'Calls a tool that was found by searching for it, and gives its result.',
    input: {
      type: 'object',
      properties: {
        name: { type: 'string', description: 'Name of the tool.' },
        arguments: {
          type: 'object',
          description: 'Its arguments, as its input schema has them.',
        },
      },
      required: ['name'],
      additionalProperties: false,
    },
    handler: ({ name, arguments: args = {} }: Call, context: McpContext) =>
      call(name, args, context),
  };
}
