import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { logText } from '../../errors/log-text.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpTransport } from '../../exchange/exchange-channel.js';
import type {
  InboundMessage,
  RequestId,
} from '../../exchange/inbound-request.js';
import { McpExchange } from '../../exchange/mcp-exchange.js';
import { SubscribedUris } from '../../exchange/subscribed-uris.js';
import type { McpDispatcher } from '../../protocol/dispatcher.js';
import {
  type ClientResponse,
  RESPONSE_MESSAGE,
} from '../../protocol/client-response.js';
import { errorReply } from '../../protocol/error-reply.js';
import type { Inbound } from '../../protocol/inbound.js';
import { readableId } from '../../protocol/jsonrpc-message.js';
import { parseMessage } from '../../protocol/parse-message.js';
import { type Reply, serializeReply } from '../../protocol/reply.js';
import type { PendingAsks } from '../../sessions/pending-asks.js';
import { ConnectionAsks } from './connection-asks.js';
import {
  ConnectionChannel,
  type ConnectionSide,
} from './connection-channel.js';
import { ConnectionEvents } from './connection-events.js';
import { ConnectionEra } from './connection-era.js';
import type { MessageDelivery } from './message-delivery.js';
import type { MessageSink } from './message-sink.js';
import { isNotification } from './read-value.js';
import { RunningMessages, type Settle } from './running-messages.js';

const logger = new Logger('McpConnection');

/** What a connection is made of. */
export interface ConnectionInit {
  readonly dispatcher: McpDispatcher;
  readonly transport: McpTransport;
  readonly sink: MessageSink;
  /** Whom guards take for authenticated: `user` of the stand-in request. */
  readonly user?: unknown;
  /** Where questions to the client wait for its answers; a place of its own by default. */
  readonly pending?: PendingAsks;
}

/** The answers of a batch so far, each where its message was. */
type BatchReplies = (Reply | undefined)[];

/**
 * One JSON-RPC connection over a stream of messages, in the era its client
 * chose. Requests run side by side and are answered by id, each as an exchange
 * of its own; what they share is who the client is and its log level.
 */
export class McpConnection {
  readonly #dispatcher: McpDispatcher;
  readonly #side: ConnectionSide;
  readonly #era = new ConnectionEra();
  readonly #asks: ConnectionAsks;
  readonly #events: ConnectionEvents;
  readonly #running = new RunningMessages();
  readonly #batches = new Set<BatchReplies>();
  /** Resolves when the connection is closed. */
  readonly closed: Promise<void>;
  #markClosed: () => void = () => undefined;
  #isClosed = false;
  #unanswered = 0;
  #whenIdle: (() => void)[] = [];

  constructor(init: ConnectionInit) {
    const { dispatcher, transport, sink, user, pending } = init;
    this.#dispatcher = dispatcher;
    this.#side = {
      transport,
      scope: randomUUID(),
      session: { logLevel: undefined, uris: new SubscribedUris() },
      sink,
      user,
    };
    this.#asks = new ConnectionAsks(this.#side.scope, pending);
    this.#events = new ConnectionEvents(
      dispatcher.profile.hub,
      this.#side.session,
      sink,
    );
    this.closed = new Promise((resolve) => {
      this.#markClosed = resolve;
    });
  }

  /** Takes the text of one message, and answers it in its own time. */
  receive(text: string): void {
    if (this.#isClosed) return;
    let value: unknown;
    try {
      value = parseMessage(text);
    } catch (error) {
      this.#reply(errorReply(null, error, 'message'));
      return;
    }
    void this.take(value);
  }

  /**
   * Takes one message that has been parsed. Never rejects.
   *
   * @param delivery the request it came in, where it had one of its own
   * @returns when it has been answered
   */
  async take(value: unknown, delivery?: MessageDelivery): Promise<void> {
    if (this.#isClosed) return;
    const inbound = this.#era.admit(value);
    if (inbound instanceof ProtocolFault) {
      if (isNotification(value)) return;
      this.#reply(errorReply(readableId(value), inbound, 'message'), delivery);
      return;
    }
    try {
      await this.#answer(inbound, delivery);
    } catch (error) {
      logger.error(`Answering a message failed: ${logText(String(error))}`);
    }
  }

  /** Turns a message down that could not be read, or not in full. */
  refuse(fault: ProtocolFault, id: RequestId | null = null): void {
    this.#reply(errorReply(id, fault, 'message'));
  }

  /**
   * To be called when nothing comes from the client any more: ends the streams
   * of events and the waiting for its answers.
   *
   * @returns when nothing is left to be answered
   */
  async idle(): Promise<void> {
    this.#asks.end(new Error('The client sends no more.'));
    for (const { exchange } of this.#running) {
      if (exchange.message.method === 'subscriptions/listen') {
        exchange.cancel(new Error('The connection is about to be closed.'));
      }
    }
    if (this.#unanswered === 0) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Tells running handlers to stop and their callers why; takes no more messages. */
  close(): void {
    if (this.#isClosed) return;
    this.#asks.end(new Error('The connection was closed.'));
    this.#events.close();
    for (const { exchange, channel, settle } of this.#running) {
      channel.disconnect();
      exchange.cancel(new Error('The connection was closed.'));
      const { id } = exchange.message;
      if (id === undefined) continue;
      const reply = errorReply(id, shuttingDown(), 'message');
      if (settle) settle(reply);
      else this.#reply(reply);
    }
    for (const replies of this.#batches) this.#replyAll(replies);
    this.#isClosed = true;
    this.#markClosed();
  }

  async #answer(inbound: Inbound, delivery?: MessageDelivery): Promise<void> {
    this.#unanswered += 1;
    try {
      if (inbound.batch) {
        await this.#answerBatch(inbound);
        return;
      }
      const [message] = withAnswers(inbound);
      const reply = message && (await this.#run(message, inbound, delivery));
      if (reply) this.#reply(reply, delivery);
    } finally {
      this.#unanswered -= 1;
      if (this.#unanswered === 0) {
        for (const resolve of this.#whenIdle.splice(0)) resolve();
      }
    }
  }

  async #answerBatch(inbound: Inbound): Promise<void> {
    const replies: BatchReplies = [];
    this.#batches.add(replies);
    try {
      await Promise.all(
        withAnswers(inbound).map(async (message, index) => {
          const settle: Settle = (reply) => (replies[index] = reply);
          settle(await this.#run(message, inbound, undefined, settle));
        }),
      );
      this.#replyAll(replies);
    } finally {
      this.#batches.delete(replies);
    }
  }

  async #run(
    message: InboundMessage,
    inbound: Inbound,
    delivery?: MessageDelivery,
    settle?: Settle,
  ): Promise<Reply | undefined> {
    const { id } = message;
    const refused = this.#running.refusal(id);
    if (refused) return id === undefined ? undefined : refused;
    const { era, version, client, responses } = inbound;
    const mayAsk = era === 'legacy' && id !== undefined;
    const channel = new ConnectionChannel(
      this.#side,
      message,
      delivery,
      mayAsk ? this.#asks : undefined,
    );
    const { principal } = this.#dispatcher.profile;
    const exchange = new McpExchange({
      era,
      version,
      message,
      client,
      channel,
      principal,
    });
    const running = { exchange, channel, settle };
    this.#running.add(running);
    try {
      const reply =
        message === RESPONSE_MESSAGE
          ? await this.#take(exchange, responses)
          : await this.#dispatcher.dispatch(exchange);
      const isLetIn = reply === undefined || 'result' in reply;
      if (era === 'legacy' && isLetIn) this.#events.passed(message.method);
      // Only who sent it in a request of its own can be told of a refused notification.
      return id === undefined && !delivery ? undefined : reply;
    } finally {
      channel.finish();
      this.#running.delete(running);
    }
  }

  /** As with a notification, only a refusal is told. */
  async #take(
    exchange: McpExchange,
    responses: readonly ClientResponse[],
  ): Promise<Reply | undefined> {
    const reply = await this.#dispatcher.attend('notification', exchange, () =>
      this.#asks.take(responses),
    );
    return reply?.fault && reply;
  }

  /** Sends a batch of answers, unless there is nothing to answer. */
  #replyAll(replies: BatchReplies): void {
    const given = replies.filter((reply) => reply !== undefined);
    if (given.length > 0)
      this.#send(`[${given.map(serializeReply).join(',')}]`);
  }

  #reply(reply: Reply, delivery?: MessageDelivery): void {
    if (delivery && 'error' in reply && delivery.refused(reply)) return;
    this.#send(serializeReply(reply));
  }

  #send(json: string): void {
    if (!this.#isClosed) this.#side.sink.send(json);
  }
}

/** The messages to be run, in the era that has them what the client answers among them. */
function withAnswers({
  era,
  messages,
  responses,
}: Inbound): readonly InboundMessage[] {
  return era === 'legacy' && responses.length > 0
    ? [RESPONSE_MESSAGE, ...messages]
    : messages;
}

function shuttingDown(): ProtocolFault {
  return new ProtocolFault('refused', 'The server is shutting down.');
}
