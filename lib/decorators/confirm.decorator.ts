import { declareConfirmation } from './confirm-declaration.js';

/**
 * Asks the user before each call of a tool (2025-11-25, Elicitation). The
 * question comes when guards have let the caller in and the input was checked;
 * interceptors, pipes and the method run only when the user accepts. A user who
 * declines, or puts the question away, is told to the model as a failed call;
 * a client that cannot ask its user is answered with the JSON-RPC error −32021.
 * Code of the application that calls the method itself asks nobody.
 *
 * @param message what the user is asked. `{name}` and `{a.b}` stand for values
 *   of the validated input, each shown on one line of at most 100 characters
 *   and as empty text where it was left out; `{{` and `}}` are braces
 * @throws TypeError when put on anything but a method of an instance
 *
 * @example
 * ```ts
 * @Tool({ annotations: { destructiveHint: true } })
 * @Confirm('Delete the project {name}?')
 * remove({ name }: ProjectName) { return this.projects.remove(name); }
 * ```
 */
export function Confirm(message: string): MethodDecorator {
  return declareConfirmation('Confirm', { message });
}
