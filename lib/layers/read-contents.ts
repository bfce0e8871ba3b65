import type { CallToolResult, ReadResourceResult } from '../sdk.js';

type Block = CallToolResult['content'][number];
type Contents = ReadResourceResult['contents'][number];

/**
 * What was read, as a tool gives it: text as text, pictures and sounds as such,
 * everything else as a resource within the result (2025-11-25, Tools), in base64.
 */
export function readContents({
  contents,
}: ReadResourceResult): Pick<CallToolResult, 'content'> {
  return { content: contents.map(blockOf) };
}

function blockOf(contents: Contents): Block {
  if ('text' in contents) return { type: 'text', text: contents.text };
  const { mimeType = '', blob: data } = contents;
  if (mimeType.startsWith('image/')) return { type: 'image', data, mimeType };
  if (mimeType.startsWith('audio/')) return { type: 'audio', data, mimeType };
  return { type: 'resource', resource: contents };
}
