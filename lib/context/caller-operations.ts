import type { Type } from '@nestjs/common';
import type {
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '../sdk.js';
import type { McpContext } from './mcp-context.js';

/** The methods of a class, by name. */
export type MethodOf<C> = {
  [K in keyof C]: C[K] extends (...args: never[]) => unknown ? K : never;
}[keyof C] &
  string;

/** Parameters as a caller passes them: all but the injected `McpContext`. */
export type InputParameters<P extends readonly unknown[]> =
  P extends readonly []
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

/** What a method is given by a caller. */
export type InputOf<C, M extends keyof C> = C[M] extends (
  ...args: infer P
) => unknown
  ? InputParameters<P>
  : never;

/** What a method returns, waited for. */
export type OutputOf<C, M extends keyof C> = C[M] extends (
  ...args: never[]
) => infer R
  ? Awaited<R>
  : never;

/** A resource as `listResources` tells of it. */
export interface KnownResource {
  readonly uri: string;
  readonly name: string;
  readonly mimeType?: string;
}

/**
 * The server's own components, used by a handler as its caller: each use is an
 * operation of its own, with its guards, interceptors and validation.
 */
export interface CallerOperations {
  /**
   * @param as tells the call from others of the handler, where they are not
   *   made again in each run; by its place among them unless given
   */
  callTool(
    name: string,
    args: Readonly<Record<string, unknown>>,
    as?: string,
  ): Promise<CallToolResult>;
  call<C extends object, M extends MethodOf<C>>(
    host: Type<C>,
    method: M,
    ...input: InputOf<C, M>
  ): Promise<OutputOf<C, M>>;
  readResource(uri: string): Promise<ReadResourceResult>;
  listResources(): Promise<readonly KnownResource[]>;
  getPrompt(
    name: string,
    args: Readonly<Record<string, unknown>>,
  ): Promise<GetPromptResult>;
}
