import type { SampleTool } from '../../context/sampling.js';
import { localTool } from './local-tool.js';
import type { OfferedTool } from './offered-tool.js';
import type { SamplingCaller } from './sampling-caller.js';

/**
 * The tools of `options.tools` by name: functions of the handler's, and tools
 * of the server's.
 *
 * @throws TypeError for a name no tool of the server has; SchemaException for
 *   an input no schema can be made of
 */
export function offeredTools(
  caller: SamplingCaller,
  tools: readonly (SampleTool | string)[],
): ReadonlyMap<string, OfferedTool> {
  return new Map(
    tools
      .map((tool) =>
        typeof tool === 'string'
          ? serverTool(caller, tool)
          : localTool(tool, caller.masking),
      )
      .map((tool) => [tool.shown.name, tool]),
  );
}

/** Its arguments are checked where it is called, inside its guards. */
function serverTool(caller: SamplingCaller, name: string): OfferedTool {
  const tool = caller.tool(name);
  if (!tool) {
    throw new TypeError(`ctx.sample(): this server has no tool "${name}".`);
  }
  const { description, input } = tool;
  return {
    shown: {
      name,
      ...(description !== undefined && { description }),
      inputSchema: input.json,
    },
    run: (args, key) => caller.callTool(name, args, key),
  };
}
