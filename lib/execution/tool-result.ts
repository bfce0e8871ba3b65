import { BRAND, brandFor, brandOf } from '../content/brand.js';
import type { ContentPart } from '../content/content-part.js';
import type { ContentBlock } from '../sdk.js';

/** What the model reads: text, `content.*`, or a block of the protocol. */
export type ToolContent = string | ContentPart | ContentBlock;

/** What a `ToolResult` is made of; at least content or structured content. */
export interface ToolResultInit {
  /** What the model reads, one or several. Default: the structured content as JSON. */
  readonly content?: ToolContent | readonly ToolContent[];
  /** What programs read; checked against the tool's `output`. */
  readonly structuredContent?: unknown;
  /** `_meta` of the result. */
  readonly meta?: Readonly<Record<string, unknown>>;
  /** Whether the call failed in a way the model should see. Default: false. */
  readonly isError?: boolean;
}

/**
 * A tool's result with every part under control, where returning a plain value
 * says too little.
 *
 * @example
 * return new ToolResult({ content: 'Sunny', structuredContent: { code: 3 }, meta: { 'example.com/source': 'cache' } });
 */
export class ToolResult {
  /** Tells it by more than its class, which a copy by an interceptor or a second copy of this package does not have. */
  readonly [BRAND] = brandFor('tool-result');
  readonly content: readonly ToolContent[] | undefined;
  readonly structuredContent: unknown;
  readonly meta: Readonly<Record<string, unknown>> | undefined;
  readonly isError: boolean;

  /** @throws TypeError when neither content nor structured content is given */
  constructor(init: ToolResultInit) {
    if (init.content === undefined && init.structuredContent === undefined) {
      throw new TypeError(
        'A ToolResult needs content, structuredContent, or both.',
      );
    }
    this.content = listOf(init.content);
    this.structuredContent = init.structuredContent;
    this.meta = init.meta;
    this.isError = init.isError ?? false;
  }
}

/** Whether an object is a `ToolResult`, of this or another copy of the package. */
export function isToolResult(value: object): value is ToolResult {
  return brandOf(value) === 'tool-result';
}

function listOf(
  content: ToolResultInit['content'],
): readonly ToolContent[] | undefined {
  if (content === undefined) return undefined;
  return isList(content) ? content : [content];
}

function isList(
  content: ToolContent | readonly ToolContent[],
): content is readonly ToolContent[] {
  return Array.isArray(content);
}
