import type { Tool } from '../components/tool.js';
import type { McpEra } from '../exchange/era.js';
import { needsWrapping, wrapSchema } from '../execution/output-wrapping.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { metaOnWire } from './component-wire.js';
import type { JsonObject } from './json-object.js';

/**
 * A tool as `tools/list` shows it (2026-07-28, Tools). Legacy clients want an
 * object at the root of an output schema; any other root is wrapped for them.
 */
export function toolOnWire(tool: Tool, era: McpEra): JsonObject {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: tool.input.json,
    outputSchema: tool.output && outputSchemaFor(tool.output.json, era),
    annotations: tool.annotations,
    icons: tool.icons,
    ...metaOnWire(tool),
  };
}

function outputSchemaFor(schema: JsonSchema, era: McpEra): JsonSchema {
  return era === 'legacy' && needsWrapping(schema)
    ? wrapSchema(schema)
    : schema;
}
