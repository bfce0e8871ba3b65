import type { Tool } from '../../components/tool.js';

/**
 * The `arguments` of a typed call: what was passed for each parameter, under
 * the name it has on the wire. Injected parameters count for nothing.
 */
export function callArguments(
  { handler, input }: Tool,
  passed: readonly unknown[],
): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  const own = handler.parameters.filter(
    ({ source }) => source.kind !== 'context',
  );
  for (const [position, { source }] of own.entries()) {
    const value = passed[position];
    if (source.kind === 'property') args[source.property] = value;
    else if (source.kind === 'input' || source.kind === 'pick') {
      Object.assign(args, value);
    }
  }
  return input.outward(args);
}
