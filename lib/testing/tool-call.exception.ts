import type { CallToolResult } from '../index.js';
import { resultText } from '../internal.js';

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
    super(resultText(result) || `Tool "${tool}" answered with an error.`);
    this.name = ToolCallException.name;
  }
}
