import type { InputParameters } from '../internal.js';

/** A tool method as a test calls it: input in, what the method's promise holds out. */
type ToolCall<Method> = Method extends (...args: infer P) => infer R
  ? (...args: InputParameters<P>) => Promise<Awaited<R>>
  : never;

/** The methods of a class as calls over MCP; those that are no tools fail when called. */
export type ToolCalls<Host> = {
  readonly [
    Name in keyof Host as Host[Name] extends (...args: never[]) => unknown
      ? Name
      : never
  ]: ToolCall<Host[Name]>;
};
