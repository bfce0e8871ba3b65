import { type ContentPart, isContentPart } from '../content/content-part.js';
import { isContentBlock } from '../content/content-block.js';
import { isPlainObject } from '../schema/is-object.js';
import type { CallToolResult, ContentBlock } from '../sdk.js';

/** A finished tool result, in which parts may still stand for blocks. */
export type RawResult = Pick<
  CallToolResult,
  'structuredContent' | 'isError' | '_meta'
> & {
  readonly content: readonly (ContentBlock | ContentPart)[];
};

const RESULT_KEYS: ReadonlySet<string> = new Set([
  'content',
  'structuredContent',
  'isError',
  '_meta',
]);

/**
 * Whether a handler returned a finished tool result: an object whose `content`
 * is a list of content blocks, or of parts that become such, and that has
 * nothing a tool result does not have. Anything else is data, which may come
 * from a client: a `resultType` in it must not become that of the answer.
 */
export function isRawResult(value: object): value is RawResult {
  if (!('content' in value) || !Array.isArray(value.content)) return false;
  return (
    value.content.every(
      (item) => isContentPart(item) || isContentBlock(item),
    ) &&
    Object.keys(value).every((key) => RESULT_KEYS.has(key)) &&
    (!('isError' in value) || isOptional(value.isError, isBoolean)) &&
    (!('_meta' in value) || isOptional(value._meta, isPlainObject))
  );
}

function isOptional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}
