import type { Tool } from '../components/tool.js';
import type { McpEra } from '../exchange/era.js';
import { needsWrapping, wrapSchema } from '../execution/output-wrapping.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { JsonObject } from './json-object.js';

/** Where a component's tags are in its `_meta`. */
export const TAGS_META_KEY = 'nest-fastmcp/tags';

/**
 * A tool as `tools/list` shows it (2026-07-28, Tools). Legacy clients want an
 * object at the root of an output schema; any other root is wrapped for them.
 */
export function toolOnWire(tool: Tool, era: McpEra): JsonObject {
  const { tags } = tool;
  const meta = {
    ...tool.meta,
    ...(tags && tags.length > 0 && { [TAGS_META_KEY]: tags }),
  };
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: tool.input.json,
    outputSchema: tool.output && outputSchemaFor(tool.output.json, era),
    annotations: tool.annotations,
    icons: tool.icons,
    ...(Object.keys(meta).length > 0 && { _meta: meta }),
  };
}

function outputSchemaFor(schema: JsonSchema, era: McpEra): JsonSchema {
  return era === 'legacy' && needsWrapping(schema)
    ? wrapSchema(schema)
    : schema;
}
