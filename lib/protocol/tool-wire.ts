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
export function toolOnWire(
  tool: Tool,
  era: McpEra,
  versions?: readonly string[],
): JsonObject {
  const securitySchemes = securitySchemesOf(tool);
  const { _meta } = metaOnWire(tool, versions);
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: tool.input.json,
    outputSchema: tool.output && outputSchemaFor(tool.output.json, era),
    annotations: tool.annotations,
    icons: tool.icons,
    ...(securitySchemes
      ? { securitySchemes, _meta: { ..._meta, securitySchemes } }
      : _meta && { _meta }),
  };
}

/**
 * What a client's token must allow before it calls a tool, in the form hosts
 * read to ask their users beforehand; some read the tool's member of that name,
 * some its `_meta`. Nothing where the tool says nothing about it.
 */
function securitySchemesOf({
  rules = [],
  isPublic,
}: Tool): readonly JsonObject[] | undefined {
  const scopes = rules.flatMap((rule) =>
    rule.kind === 'scopes' ? rule.scopes : [],
  );
  if (scopes.length > 0) {
    return [{ type: 'oauth2', scopes: [...new Set(scopes)] }];
  }
  return isPublic ? [{ type: 'noauth' }] : undefined;
}

function outputSchemaFor(schema: JsonSchema, era: McpEra): JsonSchema {
  return era === 'legacy' && needsWrapping(schema)
    ? wrapSchema(schema)
    : schema;
}
