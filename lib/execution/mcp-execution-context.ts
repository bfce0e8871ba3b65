import type { ArgumentsHost, ExecutionContext } from '@nestjs/common';
import type { Component } from '../components/component.js';
import type { McpContext } from '../context/mcp-context.js';
import { McpOperation } from './mcp-operation.js';

/**
 * The MCP side of an `ExecutionContext`, for guards, interceptors, filters and
 * param decorators, as `GqlExecutionContext` is for GraphQL.
 *
 * @example
 * ```ts
 * canActivate(context: ExecutionContext) {
 *   if (context.getType<string>() !== 'mcp') return true;
 *   return McpExecutionContext.create(context).getComponent()?.name !== 'drop-table';
 * }
 * ```
 */
export class McpExecutionContext {
  readonly #operation: McpOperation;

  private constructor(operation: McpOperation) {
    this.#operation = operation;
  }

  /**
   * @param host what Nest gave the enhancer
   * @throws TypeError when its type is not `'mcp'`
   */
  static create(host: ExecutionContext | ArgumentsHost): McpExecutionContext {
    const operation: unknown = host.getArgByIndex(3);
    if (!(operation instanceof McpOperation)) {
      throw new TypeError(
        `This is an execution context of type '${host.getType()}', not 'mcp'. Check getType() first.`,
      );
    }
    return new McpExecutionContext(operation);
  }

  /** The tool, resource, template or prompt the request is for; `undefined` for handshakes, lists and other requests of the endpoint. */
  getComponent(): Component | undefined {
    return this.#operation.component;
  }

  /** The arguments as the client sent them: before validation, untrusted. */
  getInput(): Readonly<Record<string, unknown>> {
    return this.#operation.input;
  }

  /** What the handler gets as its `McpContext`. */
  getContext(): McpContext {
    return this.#operation.context;
  }

  /** The MCP method of the request, such as `tools/call`. */
  getMethod(): string {
    return this.#operation.exchange.message.method;
  }
}
