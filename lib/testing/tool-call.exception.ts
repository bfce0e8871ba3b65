import type { CallToolResult } from '../index.js';

/** A typed call whose tool answered with an error; the message is what the model would read. */
export class ToolCallException extends Error {
  /**
   * @param tool wire name of the tool
   * @param result what it answered
   */
  constructor(
    readonly tool: string,
    readonly result: CallToolResult,
  ) {
    super(textOf(result) || `Tool "${tool}" answered with an error.`);
    this.name = ToolCallException.name;
  }
}

/** The text blocks of a result, one per line. */
export function textOf({ content }: CallToolResult): string {
  return content
    .flatMap((block) => (block.type === 'text' ? [block.text] : []))
    .join('\n');
}
