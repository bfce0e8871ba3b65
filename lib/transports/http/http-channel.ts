import type {
  ExchangeChannel,
  HttpExchange,
  OutboundNotification,
} from '../../exchange/exchange-channel.js';
import type { HttpCall } from './http-call.js';
import type { HttpResponder } from './http-responder.js';
import { HttpSide } from './http-side.js';

/** The way back to an HTTP client. The messages of a batch share the response, each has its own facade. */
export class HttpChannel implements ExchangeChannel {
  readonly transport: HttpCall['transport'];
  readonly http: HttpExchange;

  constructor(
    private readonly call: HttpCall,
    private readonly responder: HttpResponder,
    request: object,
  ) {
    this.transport = call.transport;
    this.http = new HttpSide(call, request);
  }

  notify(notification: OutboundNotification): void {
    this.responder.notify(notification);
  }

  onDisconnect(listener: () => void): void {
    this.call.onDisconnect(listener);
  }
}
