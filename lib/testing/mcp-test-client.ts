import { Client } from '@modelcontextprotocol/client';
import type { Type } from '@nestjs/common';
import type { ToolComponent } from '../index.js';
import {
  callArguments,
  type McpServer,
  noTool,
  returnedValue,
  toolsOf,
} from '../internal.js';
import { ToolCallException } from './tool-call.exception.js';
import type { ToolCalls } from './tool-calls.js';

/**
 * The SDK's client, connected to an application in the same process, with typed
 * calls on top: everything the real client does, without a port.
 */
export class McpTestClient extends Client {
  readonly #server: McpServer;

  /** @internal */
  constructor(
    server: McpServer,
    ...client: ConstructorParameters<typeof Client>
  ) {
    super(...client);
    this.#server = server;
  }

  /**
   * The tools of a class as its own methods: the input's type goes in, what the
   * method returns comes out, everything between is MCP.
   *
   * @throws ToolCallException when called and the tool answers with an error
   * @example
   * const forecast = await client.of(WeatherTools).forecast({ city: 'Oslo' });
   */
  of<Host extends object>(host: Type<Host>): ToolCalls<Host>;
  of(host: Type): object {
    const methods = toolsOf(this.#server.catalog.snapshot, host).map((tool) => [
      tool.handler.method,
      (...passed: unknown[]) => this.#call(tool, passed),
    ]);
    return new Proxy(Object.fromEntries(methods), {
      get: (calls: object, name) =>
        // A promise is recognised by `then`; the calls are none.
        name === 'then' || name in calls
          ? Reflect.get(calls, name)
          : () => {
              throw noTool(host, String(name));
            },
    });
  }

  async #call(
    tool: ToolComponent,
    passed: readonly unknown[],
  ): Promise<unknown> {
    const result = await this.callTool({
      name: tool.name,
      arguments: callArguments(tool, passed),
    });
    if (result.isError) throw new ToolCallException(tool.name, result);
    return returnedValue(result, tool);
  }
}
