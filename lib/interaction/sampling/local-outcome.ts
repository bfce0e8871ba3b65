import { isBytes } from '../../content/bytes.js';
import { partsOf } from '../../content/part-of.js';
import { collect, needsCollecting } from '../../execution/collect.js';
import {
  blocksOf,
  isContentList,
  listedParts,
} from '../../execution/content-list.js';
import { isRawResult, type RawResult } from '../../execution/raw-result.js';
import { sendable } from '../../execution/sendable.js';
import { isToolResult, type ToolResult } from '../../execution/tool-result.js';
import type { ToolOutcome } from './tool-outcome.js';

/**
 * Makes of what a local tool returned what the model is told: as the result of
 * a tool, but structured only where the tool says so, since models read text.
 *
 * @throws ContentException when the value cannot be sent; the value itself when it is an `Error`
 */
export async function localOutcome(value: unknown): Promise<ToolOutcome> {
  if (value === undefined || value === null) return { content: [] };
  if (typeof value !== 'object')
    return { content: await blocksOf(partsOf(value)) };
  if (value instanceof Error) throw value;
  if (isToolResult(value) || isRawResult(value)) return finished(value);
  if (needsCollecting(value) && !isBytes(value)) {
    const collected = await collect(value);
    return localOutcome(
      collected.kind === 'bytes' ? collected.bytes : collected.value,
    );
  }
  const parts =
    Array.isArray(value) && isContentList(value)
      ? listedParts(value)
      : partsOf(value);
  return { content: await blocksOf(parts) };
}

async function finished({
  content,
  structuredContent,
  isError,
}: ToolResult | RawResult): Promise<ToolOutcome> {
  return {
    content: await blocksOf(content ?? partsOf(structuredContent)),
    ...(structuredContent !== undefined && {
      structuredContent: sendable(structuredContent),
    }),
    ...(isError && { isError }),
  };
}
