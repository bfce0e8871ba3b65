import { randomUUID } from 'node:crypto';
import type {
  ExchangeChannel,
  HttpExchange,
} from '../exchange/exchange-channel.js';
import type { InboundMessage } from '../exchange/inbound-request.js';
import { HttpSide } from '../transports/http/http-side.js';
import { InMemoryRequest } from '../transports/in-memory/in-memory-request.js';
import { InMemoryResponse } from '../transports/in-memory/in-memory-response.js';

/** On whose behalf the application uses its own server. */
export interface DirectCaller {
  /** Put on the request as `user`, as if a guard had found it out; guards still run, and may refuse or overwrite it. */
  readonly user?: unknown;
  /** Headers of the request guards see, such as `{ authorization: 'Bearer …' }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the use when it aborts. */
  readonly signal?: AbortSignal;
}

const ADDRESS = new URL('http://in-memory.localhost/mcp');

/** The way back of what the application itself asks: there is no client to be asked or told anything. */
export class DirectChannel implements ExchangeChannel {
  readonly transport = 'in-memory';
  readonly takesNotifications = false;
  /** No client knows it, and so none can cancel what runs here. */
  readonly scope = randomUUID();
  readonly http: HttpExchange;
  readonly #signal: AbortSignal | undefined;

  constructor(
    { user, headers, signal }: DirectCaller,
    message: InboundMessage,
  ) {
    const request = new InMemoryRequest('POST', ADDRESS, new Headers(headers));
    request.body = { jsonrpc: '2.0', ...message };
    if (user !== undefined) request.user = user;
    this.http = new HttpSide({ response: new InMemoryResponse() }, request);
    this.#signal = signal;
  }

  notify(): void {}

  onDisconnect(listener: () => void): void {
    this.#signal?.addEventListener('abort', listener, { once: true });
  }
}
