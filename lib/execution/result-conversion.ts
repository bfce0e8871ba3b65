import type { Tool } from '../components/tool.js';
import { brandOf } from '../content/brand.js';
import { bytesBlock } from '../content/bytes-block.js';
import { plainText } from '../content/bytes.js';
import { jsonText } from '../content/json-text.js';
import { type LiftedContent, liftContent } from '../content/lift-content.js';
import { isContent } from '../content/part-of.js';
import type { McpEra } from '../exchange/era.js';
import type { CallToolResult } from '../sdk.js';
import { type Collected, collect, needsCollecting } from './collect.js';
import { blocksOf, isContentList, listedParts, text } from './content-list.js';
import { checkedOutput, missingStructure } from './output-check.js';
import { isRawResult, type RawResult } from './raw-result.js';
import { sendable } from './sendable.js';
import { structuredFor } from './structured-content.js';
import { isToolResult, type ToolResult } from './tool-result.js';

/**
 * Makes a tool result of what a handler returned: strings are text as they
 * are, nothing is no content, content is content, bytes are what they show,
 * streams and iterables are read to their end, everything else is JSON, objects
 * structured as well. `ToolResult` and finished results keep their parts.
 *
 * @param signal of the call: ends the reading of a stream. Asked for only where one is read
 * @throws ContentException when the value cannot be sent; OutputException when
 *   it is not what `output` says; the value itself when it is an `Error`
 */
export async function convertResult(
  value: unknown,
  tool: Tool,
  era: McpEra,
  signal: () => AbortSignal,
): Promise<CallToolResult> {
  if (typeof value === 'object' && value !== null) {
    return convertObject(value, tool, era, signal);
  }
  if (tool.output) return withOutput(value, tool, era);
  if (value === undefined || value === null) return { content: [] };
  return { content: [text(jsonText(value))] };
}

/** Waits for nothing that need not be waited for: most results are plain objects. */
function convertObject(
  value: object,
  tool: Tool,
  era: McpEra,
  signal: () => AbortSignal,
): CallToolResult | Promise<CallToolResult> {
  if (brandOf(value) !== undefined) {
    if (isToolResult(value)) return convertToolResult(value, tool, era);
    if (isContent(value)) return contentOnly([value], tool);
  }
  if (isRawResult(value)) return convertRaw(value, tool);
  if (value instanceof Error) throw value;
  if (needsCollecting(value)) return convertCollected(value, tool, era, signal);
  if (tool.output) return withOutput(value, tool, era);
  if (isContent(value)) return contentOnly([value], tool);
  if (Array.isArray(value)) {
    if (value.length === 0) return { content: [] };
    if (isContentList(value)) return contentOnly(value, tool);
  }
  const lifted = liftContent(value);
  if (lifted.parts.length > 0) return convertLifted(lifted);
  const { json } = lifted;
  // Asked of the text, not the value: a Date is an object but no JSON object.
  if (json.startsWith('{')) {
    return { content: [text(json)], structuredContent: lifted.value };
  }
  return { content: [text(json.startsWith('"') ? jsonText(value) : json)] };
}

async function contentOnly(
  items: readonly unknown[],
  tool: Tool,
): Promise<CallToolResult> {
  if (tool.output) throw missingStructure(tool);
  return { content: await blocksOf(listedParts(items)) };
}

async function convertCollected(
  value: object,
  tool: Tool,
  era: McpEra,
  signal: () => AbortSignal,
): Promise<CallToolResult> {
  const collected: Collected = await collect(value, signal);
  if (collected.kind === 'value') {
    return convertResult(collected.value, tool, era, signal);
  }
  const { bytes } = collected;
  return tool.output
    ? withOutput(plainText(bytes) ?? bytes.toString('base64'), tool, era)
    : { content: [bytesBlock(bytes, collected)] };
}

async function convertLifted({
  value,
  json,
  parts,
}: LiftedContent): Promise<CallToolResult> {
  return {
    content: [text(json), ...(await blocksOf(parts))],
    ...(json.startsWith('{') && { structuredContent: value }),
  };
}

async function convertToolResult(
  result: ToolResult,
  tool: Tool,
  era: McpEra,
): Promise<CallToolResult> {
  const { structuredContent, meta, isError } = result;
  const frame = {
    ...(meta && { _meta: sendable({ ...meta }) }),
    ...(isError && { isError }),
  };
  if (structuredContent === undefined) {
    if (tool.output && !isError) throw missingStructure(tool);
    return { content: await blocksOf(result.content ?? []), ...frame };
  }
  const { value, json, parts } = liftContent(structuredContent);
  const { checked, output } =
    tool.output && !isError
      ? { checked: await checkedJson(json, tool), output: tool.output }
      : { checked: value, output: undefined };
  const words = result.content ?? [text(output ? jsonText(checked) : json)];
  return {
    content: await blocksOf([...words, ...parts]),
    ...structuredFor(checked, output, era),
    ...frame,
  };
}

async function convertRaw(
  { content, structuredContent, isError, _meta }: RawResult,
  tool: Tool,
): Promise<CallToolResult> {
  const { value, parts } = liftContent(structuredContent);
  if (tool.output && !isError) {
    if (value === undefined) throw missingStructure(tool);
    await checkedOutput(value, tool);
  }
  return {
    content: await blocksOf([...content, ...parts]),
    ...(value !== undefined && { structuredContent: value }),
    ...(isError !== undefined && { isError }),
    ...(_meta !== undefined && { _meta: sendable(_meta) }),
  };
}

async function withOutput(
  value: unknown,
  tool: Tool,
  era: McpEra,
): Promise<CallToolResult> {
  const { json, parts } = liftContent(value);
  const checked = await checkedJson(json, tool);
  const words = text(jsonText(checked));
  return {
    content: parts.length > 0 ? [words, ...(await blocksOf(parts))] : [words],
    ...structuredFor(checked, tool.output, era),
  };
}

/** What the client will see is checked, not what the handler holds: a Date is text by then. */
function checkedJson(json: string, tool: Tool): Promise<unknown> {
  return checkedOutput(JSON.parse(json), tool);
}
