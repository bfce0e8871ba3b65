import type { Component } from '../components/component.js';
import type {
  ContextOperation,
  ContextServices,
  OperationCaller,
} from '../context/context-abilities.js';
import { runInContext } from '../context/current-context.js';
import { McpContext } from '../context/mcp-context.js';
import type {
  HttpExchange,
  RecordedResponse,
} from '../exchange/exchange-channel.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';

type HttpParts = Pick<HttpExchange, 'request' | 'response' | 'next'> &
  Partial<Pick<HttpExchange, 'recorded'>>;

/** One run of guards, interceptors and a handler: what a request asks for, once. */
export class McpOperation implements ContextOperation {
  /** What handlers of the operation are given as `McpContext`. */
  readonly context: McpContext;
  readonly #http: HttpParts;

  /**
   * @param input the arguments as sent
   * @param services what its context can do
   * @param component the component the operation is for; none for those of the endpoint
   * @param caller the handler that called for it; none for what a client asked
   */
  constructor(
    readonly exchange: McpExchange,
    readonly input: Readonly<Record<string, unknown>>,
    readonly services: ContextServices | undefined,
    readonly component?: Component,
    readonly caller?: OperationCaller,
  ) {
    this.context = new McpContext(exchange, this);
    const { http, standIn } = exchange.channel;
    // Operations of one exchange run side by side: what one's guards and filters answer is not the other's.
    this.#http = (http ?? standIn)?.apart() ?? nothing();
  }

  /** Runs a part of the operation so that `McpContext.current()` finds its context, where the options ask for that. */
  enter<T>(work: () => T): T {
    return this.services?.ambient ? runInContext(this.context, work) : work();
  }

  /** The HTTP request, or its stand-in. */
  get request(): object {
    return this.#http.request;
  }

  /** The stand-in for the HTTP response. */
  get response(): object {
    return this.#http.response;
  }

  /** What enhancers did to `response`; absent where the transport supplies none. */
  get recorded(): RecordedResponse | undefined {
    return this.#http.recorded;
  }

  /**
   * What enhancers find in their `ExecutionContext`: request, response, next,
   * as over HTTP, and this operation.
   */
  get args(): [object, object, () => void, McpOperation] {
    const http = this.#http;
    return [http.request, http.response, () => http.next(), this];
  }
}

/** What enhancers are given where the transport supplies nothing at all. */
function nothing(): HttpParts {
  return { request: { headers: {} }, response: {}, next: () => undefined };
}
