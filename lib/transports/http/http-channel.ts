import type {
  ExchangeChannel,
  HttpExchange,
  OutboundNotification,
  SessionState,
} from '../../exchange/exchange-channel.js';
import type { CallAsks } from '../../sessions/call-asks.js';
import type { HttpCall } from './http-call.js';
import type { HttpResponder } from './http-responder.js';
import { HttpSide } from './http-side.js';

/** The way back to an HTTP client. The messages of a batch share the response, each has its own facade. */
export class HttpChannel implements ExchangeChannel {
  readonly transport: HttpCall['transport'];
  /** Requests of one session may cancel each other, and those of no other. */
  readonly scope?: string;
  readonly http: HttpExchange;
  readonly ask?: NonNullable<ExchangeChannel['ask']>;

  /** @param asks the questions of the call; absent where nothing could carry an answer back */
  constructor(
    private readonly call: HttpCall,
    private readonly responder: HttpResponder,
    request: object,
    readonly session?: SessionState,
    readonly offersSessions = false,
    asks?: CallAsks,
  ) {
    this.transport = call.transport;
    if (session?.id !== undefined) this.scope = session.id;
    this.http = new HttpSide(call, request);
    if (asks && responder.canStream) {
      this.ask = (question, options) => asks.ask(question, options);
    }
  }

  notify(notification: OutboundNotification): void {
    this.responder.notify(notification);
  }

  get takesNotifications(): boolean {
    return this.responder.canStream;
  }

  releaseStream(): void {
    this.responder.release();
  }

  onDisconnect(listener: () => void): void {
    this.call.onDisconnect(listener);
  }
}
