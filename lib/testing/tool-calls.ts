import type { McpContext } from '../index.js';

/** The parameters a test passes: all but the injected `McpContext`. */
type InputParameters<P extends readonly unknown[]> = P extends readonly []
  ? []
  : number extends P['length']
    ? P
    : P extends readonly [infer First, ...infer Rest]
      ? [First] extends [McpContext]
        ? InputParameters<Rest>
        : [First, ...InputParameters<Rest>]
      : P extends readonly [(infer First)?, ...infer Rest]
        ? [First] extends [McpContext | undefined]
          ? InputParameters<Rest>
          : [First?, ...InputParameters<Rest>]
        : P;

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
