import type { HandlerInput } from '../components/handler-input.js';
import type { Tool } from '../components/tool.js';
import type { McpOperation } from './mcp-operation.js';

/** Checks arguments by an input and gives the validated ones; throws McpValidationException. */
export type Check = (
  input: HandlerInput,
  args: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** What runs in the place of a method: pipes and method are run by what it is given. */
export type MethodWrap = (
  invoke: (validated: unknown) => Promise<unknown>,
) => unknown;

/** The wrap of a tool, for one call of it. */
export function wrapped(
  tool: Tool,
  { context, input }: McpOperation,
  check: Check,
): MethodWrap {
  return (invoke) =>
    tool.wrap?.(tool.input.coerced(input), {
      context,
      check: async (by, args) => {
        await check(by, args);
      },
      run: async (by, args) => invoke(await check(by, args)),
    });
}
