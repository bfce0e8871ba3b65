import type { Type } from '@nestjs/common';
import type {
  CallToolResult,
  GetPromptResult,
  ReadResourceResult,
} from '../sdk.js';
import type {
  CallerOperations,
  InputOf,
  MethodOf,
  OutputOf,
} from './caller-operations.js';
import { ExchangeContext } from './exchange-context.js';
import type {
  KnownPrompt,
  KnownResource,
  KnownTemplate,
  KnownTool,
} from './known-components.js';
import { unawaited } from './unawaited.js';

/** A context of a server, whose components a handler uses as its caller. */
export abstract class ComponentContext extends ExchangeContext {
  /** @internal What the methods below use; can be told more of what it uses. */
  abstract get operations(): CallerOperations;

  /**
   * Calls another tool of the server as the same caller: its guards,
   * interceptors and validation apply.
   *
   * @returns its result, failures included
   * @throws McpException when there is no such tool or a guard denies
   */
  callTool(
    name: string,
    args: Readonly<Record<string, unknown>> = {},
  ): Promise<CallToolResult> {
    return unawaited(this.operations.callTool(name, args));
  }

  /**
   * Calls another tool by its class and method, and gives what the method
   * returned as its client would see it.
   *
   * @param input what the method takes, without the `McpContext`
   * @throws ToolError with its words when the tool fails; McpException when a guard denies; TypeError when it is no tool
   *
   * @example
   * const { high } = await ctx.call(WeatherTools, 'forecast', { city });
   */
  call<C extends object, M extends MethodOf<C>>(
    host: Type<C>,
    method: M,
    ...input: InputOf<C, M>
  ): Promise<OutputOf<C, M>> {
    return unawaited(this.operations.call(host, method, ...input));
  }

  /** The tools of the server that the caller sees, those no list shows included: their definitions as clients know them. */
  listTools(): Promise<readonly KnownTool[]> {
    return unawaited(this.operations.listTools());
  }

  /** Reads a resource of the server as the same caller; throws McpException when it cannot be read. */
  readResource(uri: string): Promise<ReadResourceResult> {
    return unawaited(this.operations.readResource(uri));
  }

  /** The resources of the server, those of templates included, as the same caller. */
  listResources(): Promise<readonly KnownResource[]> {
    return unawaited(this.operations.listResources());
  }

  /** The resource templates of the server that the caller sees. */
  listResourceTemplates(): Promise<readonly KnownTemplate[]> {
    return unawaited(this.operations.listResourceTemplates());
  }

  /** The prompts of the server that the caller sees, those no list shows included. */
  listPrompts(): Promise<readonly KnownPrompt[]> {
    return unawaited(this.operations.listPrompts());
  }

  /** Renders a prompt of the server as the same caller; throws McpException when it cannot be rendered. */
  getPrompt(
    name: string,
    args: Readonly<Record<string, unknown>> = {},
  ): Promise<GetPromptResult> {
    return unawaited(this.operations.getPrompt(name, args));
  }
}
