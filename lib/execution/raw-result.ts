import type { CallToolResult } from '../sdk.js';

const BLOCK_TYPES: ReadonlySet<unknown> = new Set([
  'text',
  'image',
  'audio',
  'resource',
  'resource_link',
]);

const RESULT_KEYS: ReadonlySet<string> = new Set([
  'content',
  'structuredContent',
  'isError',
  '_meta',
]);

/**
 * Whether a handler returned a finished tool result: an object whose `content`
 * is a list of content blocks. An empty list may be anybody's, so then nothing
 * else may be in the object.
 */
export function isRawResult(value: unknown): value is CallToolResult {
  if (typeof value !== 'object' || value === null) return false;
  const content: unknown = Reflect.get(value, 'content');
  if (!Array.isArray(content) || !content.every(isBlock)) return false;
  return (
    content.length > 0 ||
    Object.keys(value).every((key) => RESULT_KEYS.has(key))
  );
}

function isBlock(item: unknown): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    BLOCK_TYPES.has(Reflect.get(item, 'type'))
  );
}
