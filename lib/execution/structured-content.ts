import type { McpEra } from '../exchange/era.js';
import type { CompiledSchema } from '../schema/compiled-schema.js';
import type { CallToolResult } from '../sdk.js';
import { needsWrapping } from './output-wrapping.js';

/**
 * The `structuredContent` of a value. Legacy revisions allow objects only, so
 * an output whose root is none travels as `{ result: … }`, as its schema says.
 *
 * @param output the tool's output schema, if it has one
 */
export function structuredFor(
  value: unknown,
  output: CompiledSchema | undefined,
  era: McpEra,
): Pick<CallToolResult, 'structuredContent'> {
  if (era === 'modern') return asStructured(value);
  if (output && needsWrapping(output.json)) {
    return { structuredContent: { result: value } };
  }
  const isObject =
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? asStructured(value) : {};
}

function asStructured(
  value: unknown,
): Pick<CallToolResult, 'structuredContent'> {
  return { structuredContent: value };
}
