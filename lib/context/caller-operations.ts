import type { Type } from '@nestjs/common';
import type { Component } from '../components/component.js';
import type { Tool } from '../components/tool.js';
import type {
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '../sdk.js';
import type {
  KnownPrompt,
  KnownResource,
  KnownTemplate,
  KnownTool,
} from './known-components.js';
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

/** Which components an operation may use; what it may not is not there for it. */
export type Allowed = (component: Component) => boolean;

/**
 * The server's own components, used by a handler as its caller: each use is an
 * operation of its own, with its guards, interceptors and validation.
 */
export interface CallerOperations {
  /**
   * @param as tells the call from others of the handler, where they are not
   *   made again in each run; by its place among them unless given
   * @param allowed every tool unless given
   */
  callTool(
    name: string,
    args: Readonly<Record<string, unknown>>,
    as?: string,
    allowed?: Allowed,
  ): Promise<CallToolResult>;
  call<C extends object, M extends MethodOf<C>>(
    host: Type<C>,
    method: M,
    ...input: InputOf<C, M>
  ): Promise<OutputOf<C, M>>;
  /** The tool of a name, as far as the caller sees one. */
  findTool(name: string): Promise<Tool | undefined>;
  listTools(): Promise<readonly KnownTool[]>;
  readResource(uri: string, allowed?: Allowed): Promise<ReadResourceResult>;
  listResources(): Promise<readonly KnownResource[]>;
  listResourceTemplates(): Promise<readonly KnownTemplate[]>;
  listPrompts(): Promise<readonly KnownPrompt[]>;
  getPrompt(
    name: string,
    args: Readonly<Record<string, unknown>>,
    allowed?: Allowed,
  ): Promise<GetPromptResult>;
}
