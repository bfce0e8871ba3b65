/**
 * A failure the model should read: the client receives a tool result with
 * `isError: true` and this message, word for word, masked or not.
 *
 * @example
 * throw new ToolError(`There is no city called ${city}.`);
 */
export class ToolError extends Error {
  /** @param message what went wrong and, where it helps, what to try instead */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
