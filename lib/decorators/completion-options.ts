/** What `@Completion()` is told: the argument of a prompt, or the variable of a resource template. */
export type CompletionOptions =
  | {
      /** Name of the prompt. */
      readonly prompt: string;
      /** The argument the method completes. */
      readonly argument: string;
    }
  | {
      /** The resource template, as written in `@Resource()`. */
      readonly resource: string;
      /** The variable the method completes. */
      readonly argument: string;
    };
