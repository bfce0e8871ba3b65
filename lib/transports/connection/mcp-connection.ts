import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpTransport } from '../../exchange/exchange-channel.js';
import type {
  InboundMessage,
  RequestId,
} from '../../exchange/inbound-request.js';
import { McpExchange } from '../../exchange/mcp-exchange.js';
import { SubscribedUris } from '../../exchange/subscribed-uris.js';
import type { McpDispatcher } from '../../protocol/dispatcher.js';
import { errorReply } from '../../protocol/error-reply.js';
import type { Inbound } from '../../protocol/inbound.js';
import { readableId } from '../../protocol/jsonrpc-message.js';
import { parseMessage } from '../../protocol/parse-message.js';
import { type Reply, serializeReply } from '../../protocol/reply.js';
import { shorten } from '../../protocol/shorten.js';
import {
  ConnectionChannel,
  type ConnectionSide,
} from './connection-channel.js';
import { ConnectionEvents } from './connection-events.js';
import { ConnectionEra } from './connection-era.js';
import type { MessageDelivery } from './message-delivery.js';
import type { MessageSink } from './message-sink.js';
import { isNotification } from './read-value.js';

const logger = new Logger('McpConnection');

/** Most requests of a connection that may be running at a time. */
const MAX_RUNNING = 1_000;

/** What a connection is made of. */
export interface ConnectionInit {
  readonly dispatcher: McpDispatcher;
  readonly transport: McpTransport;
  readonly sink: MessageSink;
  /** Whom guards take for authenticated: `user` of the stand-in request. */
  readonly user?: unknown;
}

/** Takes the answer of a message of a batch. */
type Settle = (reply: Reply | undefined) => void;

interface Running {
  readonly exchange: McpExchange;
  readonly channel: ConnectionChannel;
  /** Left out for a message that came alone. */
  readonly settle: Settle | undefined;
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
  readonly #events: ConnectionEvents;
  readonly #running = new Set<Running>();
  readonly #batches = new Set<BatchReplies>();
  readonly #ids = new Set<RequestId>();
  /** Resolves when the connection is closed. */
  readonly closed: Promise<void>;
  #markClosed: () => void = () => undefined;
  #isClosed = false;
  #unanswered = 0;
  #whenIdle: (() => void)[] = [];

  constructor({ dispatcher, transport, sink, user }: ConnectionInit) {
    this.#dispatcher = dispatcher;
    this.#side = {
      transport,
      scope: randomUUID(),
      session: { logLevel: undefined, uris: new SubscribedUris() },
      sink,
      user,
    };
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
      logger.error(`Answering a message failed: ${String(error)}`);
    }
  }

  /** Turns a message down that could not be read, or not in full. */
  refuse(fault: ProtocolFault, id: RequestId | null = null): void {
    this.#reply(errorReply(id, fault, 'message'));
  }

  /** Ends the streams of events, and resolves once nothing is left to be answered. */
  async idle(): Promise<void> {
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
      const [message] = inbound.messages;
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
        inbound.messages.map(async (message, index) => {
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
    { era, version, client }: Inbound,
    delivery?: MessageDelivery,
    settle?: Settle,
  ): Promise<Reply | undefined> {
    const { id } = message;
    const refused = this.#refusal(id);
    if (refused) return id === undefined ? undefined : refused;
    const channel = new ConnectionChannel(this.#side, message, delivery);
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
    if (id !== undefined) this.#ids.add(id);
    try {
      const reply = await this.#dispatcher.dispatch(exchange);
      const isLetIn = reply === undefined || 'result' in reply;
      if (era === 'legacy' && isLetIn) this.#events.passed(message.method);
      // Only who sent it in a request of its own can be told of a refused notification.
      return id === undefined && !delivery ? undefined : reply;
    } finally {
      channel.finish();
      this.#running.delete(running);
      if (id !== undefined) this.#ids.delete(id);
    }
  }

  /** Why a message is not run. Notifications have room of their own: among them may be cancellations. */
  #refusal(id: RequestId | undefined): Reply | undefined {
    if (id !== undefined && this.#ids.has(id)) {
      // With the id, it would be taken for the answer of the request that is running.
      return errorReply(null, inUse(id), 'message');
    }
    const limit = id === undefined ? 2 * MAX_RUNNING : MAX_RUNNING;
    const count = id === undefined ? this.#running.size : this.#ids.size;
    return count < limit
      ? undefined
      : errorReply(id ?? null, tooMany(), 'message');
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

function inUse(id: RequestId): ProtocolFault {
  return new ProtocolFault(
    'invalid-request',
    `A request with the id ${shorten(JSON.stringify(id))} is running.`,
  );
}

function tooMany(): ProtocolFault {
  return new ProtocolFault(
    'throttled',
    `At most ${MAX_RUNNING} requests of a connection may be running.`,
  );
}

function shuttingDown(): ProtocolFault {
  return new ProtocolFault('refused', 'The server is shutting down.');
}
