import type { ContentBlock } from '../sdk.js';

/** A text, not a symbol: interceptors that serialise objects leave symbols out. */
const BRAND = 'nest-fastmcp:tool-result';

/** What a `ToolResult` is made of; at least content or structured content. */
export interface ToolResultInit {
  /** What the model reads: text, a block, or several. Default: the structured content as JSON. */
  readonly content?: string | ContentBlock | readonly ContentBlock[];
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
  readonly [BRAND] = true;
  readonly content: readonly ContentBlock[] | undefined;
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
    this.content = blocksOf(init.content);
    this.structuredContent = init.structuredContent;
    this.meta = init.meta;
    this.isError = init.isError ?? false;
  }
}

/** Whether a value is a `ToolResult`, of this or another copy of the package. */
export function isToolResult(value: unknown): value is ToolResult {
  return typeof value === 'object' && value !== null && BRAND in value;
}

function blocksOf(
  content: ToolResultInit['content'],
): readonly ContentBlock[] | undefined {
  if (content === undefined) return undefined;
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return isBlockList(content) ? content : [content];
}

function isBlockList(
  content: ContentBlock | readonly ContentBlock[],
): content is readonly ContentBlock[] {
  return Array.isArray(content);
}
