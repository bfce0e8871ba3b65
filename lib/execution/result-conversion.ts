import type { Tool } from '../components/tool.js';
import type { McpEra } from '../exchange/era.js';
import { formatIssues } from '../schema/format-issues.js';
import type { CallToolResult, ContentBlock } from '../sdk.js';
import { messageOf } from './error-masking.js';
import { OutputException } from './output.exception.js';
import { isRawResult } from './raw-result.js';
import { structuredFor } from './structured-content.js';
import { isToolResult, type ToolResult } from './tool-result.js';

/**
 * Makes a tool result of what a handler returned: strings are text as they
 * are, nothing is no content, everything else is JSON, objects structured as
 * well. `ToolResult` and finished results keep their parts.
 *
 * @throws OutputException when the value is not JSON or not what `output` says
 */
export async function convertResult(
  value: unknown,
  tool: Tool,
  era: McpEra,
): Promise<CallToolResult> {
  if (isToolResult(value)) return convertToolResult(value, tool, era);
  if (isRawResult(value)) return checkedRaw(value, tool);
  if (tool.output) return withOutput(value, tool, era);
  if (value === undefined || value === null) return { content: [] };
  if (typeof value === 'string') return { content: [text(value)] };
  const json = toJson(value);
  // Asked of the text, not the value: a Date is an object but no JSON object.
  return json.startsWith('{')
    ? { content: [text(json)], structuredContent: value }
    : { content: [text(json)] };
}

async function convertToolResult(
  result: ToolResult,
  tool: Tool,
  era: McpEra,
): Promise<CallToolResult> {
  const { content, structuredContent, meta, isError } = result;
  const frame = {
    ...(meta && { _meta: { ...meta } }),
    ...(isError && { isError }),
  };
  if (structuredContent === undefined) {
    if (tool.output && !isError) throw missingStructure(tool);
    return { ...frame, content: [...(content ?? [])] };
  }
  const structured =
    tool.output && !isError
      ? await withOutput(structuredContent, tool, era)
      : {
          content: [text(toJson(structuredContent))],
          ...structuredFor(structuredContent, undefined, era),
        };
  return { ...structured, ...(content && { content: [...content] }), ...frame };
}

async function checkedRaw(
  result: CallToolResult,
  tool: Tool,
): Promise<CallToolResult> {
  if (!tool.output || result.isError) return result;
  if (result.structuredContent === undefined) throw missingStructure(tool);
  await checkOutput(result.structuredContent, tool);
  return result;
}

async function withOutput(
  value: unknown,
  tool: Tool,
  era: McpEra,
): Promise<CallToolResult> {
  // What the client will see is checked, not what the handler holds: a Date is text by then.
  const sent: unknown = JSON.parse(toJson(value));
  const checked = await checkOutput(sent, tool);
  return {
    content: [text(typeof checked === 'string' ? checked : toJson(checked))],
    ...structuredFor(checked, tool.output, era),
  };
}

async function checkOutput(value: unknown, tool: Tool): Promise<unknown> {
  if (!tool.output) return value;
  const result = await tool.output.validate(value);
  if (result.ok) return result.value;
  throw new OutputException(
    `The result of tool "${tool.name}" does not match its output schema:\n${formatIssues(result.issues)}`,
  );
}

function missingStructure(tool: Tool): OutputException {
  return new OutputException(
    `Tool "${tool.name}" declares an output schema but returned content without structuredContent.`,
  );
}

/**
 * JSON of a value, `null` for none. A function or symbol is no value to send,
 * though `JSON.stringify()` lets it pass in silence.
 */
function toJson(value: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    throw new OutputException(`The result is not JSON: ${messageOf(error)}`);
  }
  if (json !== undefined) return json;
  if (value === undefined) return 'null';
  throw new OutputException(
    `The result is not JSON: it is of type ${typeof value}.`,
  );
}

function text(content: string): ContentBlock {
  return { type: 'text', text: content };
}
