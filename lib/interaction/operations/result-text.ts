import type { CallToolResult } from '../../sdk.js';

/** The text blocks of a result, one per line. */
export function resultText({
  content,
}: Pick<CallToolResult, 'content'>): string {
  return content
    .flatMap((block) => (block.type === 'text' ? [block.text] : []))
    .join('\n');
}
