import type { SampleTool } from '../../context/sampling.js';
import { localTool } from './local-tool.js';
import type { OfferedTool } from './offered-tool.js';
import type { SamplingCaller } from './sampling-caller.js';

type Offered = ReadonlyMap<string, OfferedTool>;

/**
 * The tools of `options.tools` by name: functions of the handler's, and tools
 * of the server's.
 *
 * @returns a promise only where some are the server's: several questions may be
 *   asked in one turn
 * @throws TypeError for a name no tool of the server has, or none the caller
 *   sees; SchemaException for an input no schema can be made of
 */
export function offeredTools(
  caller: SamplingCaller,
  tools: readonly (SampleTool | string)[],
): Offered | Promise<Offered> {
  const { masking } = caller;
  return areLocal(tools)
    ? byName(tools.map((tool) => localTool(tool, masking)))
    : Promise.all(
        tools.map(async (tool) =>
          typeof tool === 'string'
            ? serverTool(caller, tool)
            : localTool(tool, masking),
        ),
      ).then(byName);
}

function areLocal(
  tools: readonly (SampleTool | string)[],
): tools is readonly SampleTool[] {
  return tools.every((tool) => typeof tool !== 'string');
}

function byName(tools: readonly OfferedTool[]): Offered {
  return new Map(tools.map((tool) => [tool.shown.name, tool]));
}

/** Its arguments are checked where it is called, inside its guards. */
async function serverTool(
  caller: SamplingCaller,
  name: string,
): Promise<OfferedTool> {
  const tool = await caller.tool(name);
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
