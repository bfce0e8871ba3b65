import type { Tool } from '../components/tool.js';
import { McpContext } from '../context/mcp-context.js';
import type { HttpExchange } from '../exchange/exchange-channel.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';

/** One run of guards, interceptors and a handler: what a request asks for, once. */
export class McpOperation {
  /** What handlers of the operation are given as `McpContext`. */
  readonly context: McpContext;
  /**
   * What enhancers find in their `ExecutionContext`: request, response, next,
   * as over HTTP, and this operation.
   */
  readonly args: readonly [object, object, () => void, McpOperation];

  /**
   * @param input the arguments as sent
   * @param component the component the operation is for; none for those of the endpoint
   */
  constructor(
    readonly exchange: McpExchange,
    readonly input: Readonly<Record<string, unknown>>,
    readonly component?: Tool,
  ) {
    this.context = new McpContext(exchange);
    const http = exchange.channel.http ?? standIn();
    this.args = [http.request, http.response, http.next, this];
  }
}

/** What transports without requests give enhancers that expect one. */
function standIn(): Pick<HttpExchange, 'request' | 'response' | 'next'> {
  return { request: { headers: {} }, response: {}, next: () => undefined };
}
