/**
 * A failure whose message reaches the client word for word, masked or not.
 * `ToolError`, `ResourceError` and `PromptError` are such, and so is a class
 * of yours that extends one of them.
 */
export abstract class UnmaskedError extends Error {
  /** @param message what went wrong and, where it helps, what to try instead */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
