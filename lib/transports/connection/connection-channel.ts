import { ProtocolFault } from '../../errors/protocol-fault.js';
import type {
  ExchangeChannel,
  HttpExchange,
  McpTransport,
  OutboundNotification,
  SessionState,
} from '../../exchange/exchange-channel.js';
import type { InboundMessage } from '../../exchange/inbound-request.js';
import type { CallAsks } from '../../sessions/call-asks.js';
import { HttpSide } from '../http/http-side.js';
import { InMemoryResponse } from '../in-memory/in-memory-response.js';
import type { ConnectionAsks } from './connection-asks.js';
import { DeliveredSession, type MessageDelivery } from './message-delivery.js';
import type { MessageSink } from './message-sink.js';

/** Bytes a client may leave unread before notifications for it are dropped. */
export const MAX_BACKLOG = 1024 * 1024;

/** What all messages of a connection have in common. */
export interface ConnectionSide {
  readonly transport: McpTransport;
  /** Names the connection among all others. */
  readonly scope: string;
  readonly session: SessionState;
  readonly sink: MessageSink;
  /** Put on the stand-in request as `user`; left out when `undefined`. */
  readonly user: unknown;
}

/** The way back for one message of a connection. */
export class ConnectionChannel implements ExchangeChannel {
  readonly transport: McpTransport;
  readonly scope: string;
  readonly session: SessionState;
  readonly http?: HttpExchange;
  readonly standIn?: HttpExchange;
  readonly ask?: NonNullable<ExchangeChannel['ask']>;
  readonly #asks: CallAsks | undefined;
  readonly #sink: MessageSink;
  readonly #listeners: (() => void)[] = [];
  #open = true;

  /**
   * @param delivery the request the message came in, where it had one of its own
   * @param asks lead to the client; absent for a message that may ask it nothing
   */
  constructor(
    side: ConnectionSide,
    message: InboundMessage,
    delivery?: MessageDelivery,
    asks?: ConnectionAsks,
  ) {
    this.transport = side.transport;
    this.scope = side.scope;
    if (delivery) {
      this.session = new DeliveredSession(side.session, delivery);
      this.http = delivery.http;
    } else {
      this.session = side.session;
      this.standIn = standInFor(message, side.user);
    }
    this.#sink = side.sink;
    const open = asks?.open((json) => this.#request(json));
    this.#asks = open;
    if (open) this.ask = (question, options) => open.ask(question, options);
  }

  /** Sends a notification ahead of the answer; dropped for a client that does not read what it has been sent. */
  notify({ method, params }: OutboundNotification): void {
    if (!this.#open || this.#sink.backlog > MAX_BACKLOG) return;
    this.#sink.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  onDisconnect(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** To be called when the message has been answered: what comes later is dropped. */
  finish(): void {
    this.#asks?.close();
    this.#open = false;
  }

  /** To be called when the client is gone before the answer. */
  disconnect(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const listener of this.#listeners) listener();
  }

  #request(json: string): void {
    if (!this.#open) throw new Error('The call has been answered.');
    if (this.#sink.backlog > MAX_BACKLOG) throw unread();
    this.#sink.send(json);
  }
}

/**
 * What guards, interceptors and `@Inject(REQUEST)` find in place of an HTTP
 * request: no headers, the message as body, and `user` where one was declared.
 * There is one for each message, so that nothing left on it reaches another.
 */
function standInFor(message: InboundMessage, user: unknown): HttpExchange {
  return new HttpSide(
    { response: new InMemoryResponse() },
    { headers: {}, body: message, ...(user !== undefined && { user }) },
  );
}

function unread(): ProtocolFault {
  return new ProtocolFault(
    'throttled',
    'The client does not read what it has been sent.',
  );
}
