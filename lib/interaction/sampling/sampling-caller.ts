import type { Tool } from '../../components/tool.js';
import type { ClientResult } from '../../exchange/client-request.js';
import type { MaskingOptions } from '../../execution/error-masking.js';
import type { CallToolResult } from '../../sdk.js';

/**
 * What sampling needs of the call it is part of. Whatever a method rejects with
 * is passed on untouched: it may be what ends a run of the handler, to be run
 * again with more answers.
 */
export interface SamplingCaller {
  /** Asks the client's model one thing; the key is the same each time the handler runs. */
  ask(
    key: string,
    params: Readonly<Record<string, unknown>>,
  ): Promise<ClientResult>;
  /** Does a piece of work once, however often the handler runs; its result is JSON. */
  once<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Whether the client has `sampling.tools`, or a handler of the server's answers in its place. */
  readonly takesTools: boolean;
  /** What the model reads of unexpected errors in local tools. */
  readonly masking: MaskingOptions;
  /** A tool of the server's that the caller sees, by its name. */
  tool(name: string): Promise<Tool | undefined>;
  /**
   * Calls a tool of the server's as the same caller, with its guards and its validation.
   * @param key names the call among all of the handler's
   */
  callTool(
    name: string,
    args: Readonly<Record<string, unknown>>,
    key: string,
  ): Promise<CallToolResult>;
}
