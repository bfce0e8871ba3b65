import { isPlainObject } from '../../schema/is-object.js';
import type { CallToolResult } from '../../sdk.js';
import { text } from '../../execution/content-list.js';
import type { SampleBlock } from './sample-block.js';

/** What a call of a tool came to, as far as a model is told. */
export type ToolOutcome = Pick<
  CallToolResult,
  'content' | 'structuredContent' | 'isError'
>;

/** Outcomes of tool calls, by the id of the call. */
export type Outcomes = ReadonlyMap<string, ToolOutcome>;

/** No outcomes. */
export const NO_OUTCOMES: Outcomes = new Map();

/** That a call came to nothing, in words for the model. */
export function failed(reason: string): ToolOutcome {
  return { content: [text(reason)], isError: true };
}

/**
 * An outcome as the model is told it. Structured content that is no object is
 * left out, because 2025-11-25 knows none; the text says the same.
 */
export function resultBlock(
  toolUseId: string,
  { content, structuredContent, isError }: ToolOutcome,
): SampleBlock {
  return {
    type: 'tool_result',
    toolUseId,
    content,
    ...(isPlainObject(structuredContent) && { structuredContent }),
    ...(isError && { isError }),
  };
}
