import type { CallToolResult } from '../sdk.js';

const BLOCK_TYPES: ReadonlySet<unknown> = new Set([
  'text',
  'image',
  'audio',
  'resource',
  'resource_link',
]);

/** Whether a handler returned a finished tool result: an object whose `content` is a list of content blocks. */
export function isRawResult(value: unknown): value is CallToolResult {
  if (typeof value !== 'object' || value === null) return false;
  const content: unknown = Reflect.get(value, 'content');
  return Array.isArray(content) && content.every(isBlock);
}

function isBlock(item: unknown): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    BLOCK_TYPES.has(Reflect.get(item, 'type'))
  );
}
