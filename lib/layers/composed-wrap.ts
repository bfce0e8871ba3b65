import type { MappedInput } from '../components/mapped-input.js';
import type { Tool } from '../components/tool.js';
import type { WrappedCall } from '../components/tool-wrap.js';
import type { McpContext } from '../context/mcp-context.js';
import type { ToolWrapper } from './tool-transform-options.js';

type Args = Readonly<Record<string, unknown>>;

/** A call whose context is what handlers get. */
interface ToolCall extends WrappedCall {
  readonly context: McpContext;
}

/**
 * What runs in the place of a tool's method once a layer is put around the tool:
 * the layer's own wrap, which forwards to that of the layer below.
 *
 * @param tool as it is below the layer
 * @param mapped its arguments as they are above, where they are others
 * @returns `undefined` where the method runs by itself
 */
export function composedWrap(
  tool: Tool,
  mapped: MappedInput | undefined,
  wrap: ToolWrapper | undefined,
): ((args: Args, call: ToolCall) => unknown) | undefined {
  if (!wrap && !tool.wrap) return undefined;
  const input = mapped ?? tool.input;
  const forwardBy = (call: ToolCall) => async (args: Args) => {
    if (!tool.wrap) return call.run(input, args);
    await call.check(input, args);
    return tool.wrap(mapped ? await mapped.filled(args) : args, call);
  };
  return async (args, call) => {
    const forward = forwardBy(call);
    if (!wrap) return forward(args);
    const given = mapped ? await mapped.withDefaults(args) : args;
    return wrap(given, forward, call.context);
  };
}
