import { Logger } from '@nestjs/common';
import { logStack, logText } from '../../errors/log-text.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { McpExchange } from '../../exchange/mcp-exchange.js';
import type { McpDispatcher } from '../../protocol/dispatcher.js';
import type { Inbound } from '../../protocol/inbound.js';
import type { ErrorReply, Reply } from '../../protocol/reply.js';
import type { CallAsks } from '../../sessions/call-asks.js';
import type { LiveSession } from '../../sessions/live-session.js';
import { sendAccepted, sendBatch, sendFault, sendReply } from './egress.js';
import type { HttpCall } from './http-call.js';
import { HttpChannel } from './http-channel.js';
import { DEFAULT_MAX_BODY_SIZE, type HttpOptions } from './http-options.js';
import { HttpResponder } from './http-responder.js';
import { type HttpSessions, SESSION_HEADER } from './http-sessions.js';
import { receive } from './ingress.js';
import { readAccept } from './media-types.js';
import { OriginPolicy } from './origin-policy.js';
import { faultOf, SessionEndpoint } from './session-endpoint.js';
import { takesMarks } from './session-streams.js';
import { ShuttingDownFault } from './shutting-down-fault.js';

const logger = new Logger('McpHttp');

/** What messages of a session have besides those that stand alone. */
interface SessionPart {
  readonly live: LiveSession;
  readonly asks: CallAsks;
  /** Why the guards would not have what the client answers. */
  readonly refused: ErrorReply | undefined;
}

interface RunningCall {
  readonly call: HttpCall;
  readonly responder: HttpResponder;
  readonly exchanges: readonly McpExchange[];
}

/**
 * The protocol over HTTP, both eras on one path: a message in, its answer out,
 * as JSON or, once the handler has something to say before, as an event stream
 * (2026-07-28, Transports, Streamable HTTP). Knows no platform.
 */
export class HttpTransport {
  readonly #dispatcher: McpDispatcher;
  readonly #origins: OriginPolicy;
  readonly #maxBodySize: number;
  readonly #sessions: HttpSessions | undefined;
  readonly #endpoint: SessionEndpoint | undefined;
  readonly #running = new Set<RunningCall>();
  #closed = false;

  constructor(init: {
    readonly dispatcher: McpDispatcher;
    readonly options?: HttpOptions;
    /** Sessions of legacy clients; each of their requests stands alone without. */
    readonly sessions?: HttpSessions;
  }) {
    const { dispatcher, options = {}, sessions } = init;
    this.#dispatcher = dispatcher;
    this.#origins = new OriginPolicy(options);
    this.#maxBodySize = options.maxBodySize ?? DEFAULT_MAX_BODY_SIZE;
    this.#sessions = sessions;
    this.#endpoint = sessions && new SessionEndpoint(dispatcher, sessions);
  }

  /** Answers one HTTP request. Never rejects: what nobody foresaw is logged and answered with 500. */
  async handle(call: HttpCall): Promise<void> {
    const accepted = readAccept(call.header('accept'));
    const responder = new HttpResponder(call, accepted.eventStream);
    try {
      const fault = this.#closed
        ? new ShuttingDownFault()
        : this.#origins.check(call);
      if (fault) {
        sendFault(call, responder, fault, null);
        return;
      }
      if (this.#endpoint && call.method !== 'POST') {
        await this.#endpoint.handle({ call, responder }, accepted);
        return;
      }
      const received = await receive(call, this.#maxBodySize, accepted);
      if (received.kind === 'fault') {
        sendFault(call, responder, received.fault, received.id);
      } else if (received.kind === 'messages') {
        leaveBody(call.request, received.body);
        await this.#admit(call, responder, received.inbound);
      }
    } catch (error) {
      logger.error(
        `Answering a request failed: ${logText(String(error))}`,
        logStack(error),
      );
      this.#giveUp(call, responder, internal());
    }
  }

  /** Ends every open response and tells running handlers to stop; later requests get 503. Resolves within a second. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { call, responder, exchanges } of this.#running) {
      for (const exchange of exchanges) {
        exchange.cancel(new Error('The server is shutting down.'));
      }
      this.#giveUp(call, responder, new ShuttingDownFault(), exchanges);
    }
    this.#running.clear();
    // Calls were answered first, on the streams that end now.
    await this.#sessions?.close();
  }

  /** Finds the session the messages belong to, where they name one. */
  async #admit(
    call: HttpCall,
    responder: HttpResponder,
    inbound: Inbound,
  ): Promise<void> {
    const token =
      this.#sessions && inbound.era === 'legacy'
        ? call.header(SESSION_HEADER)
        : undefined;
    if (!this.#sessions || token === undefined) {
      await this.#answer(call, responder, inbound);
      return;
    }
    const live = await this.#sessions.acquire(token).catch(faultOf);
    if (live instanceof ProtocolFault) {
      const [first] = inbound.messages;
      sendFault(call, responder, live, first?.id ?? null);
      return;
    }
    const stream = this.#sessions.openCall(live);
    responder.resumeThrough(() => stream.open(), takesMarks(live.session));
    try {
      const hasResponses = inbound.responses.length > 0;
      const refused = hasResponses
        ? await this.#endpoint?.answers({ call, responder }, live, inbound)
        : undefined;
      const send = (json: string) => responder.request(json);
      const asks = this.#sessions.asks.open(live, send);
      const part = { live, asks, refused };
      await this.#answer(
        call,
        responder,
        withClient(inbound, live, call),
        part,
      );
    } finally {
      stream.close();
      this.#sessions.release(live);
    }
  }

  async #answer(
    call: HttpCall,
    responder: HttpResponder,
    inbound: Inbound,
    ofSession?: SessionPart,
  ): Promise<void> {
    const { era, version, client, messages, batch } = inbound;
    if (this.#closed) {
      // It came before, but its body or what its session needs took until now.
      const id = batch ? undefined : messages[0]?.id;
      sendFault(call, responder, new ShuttingDownFault(), id ?? null);
      return;
    }
    const { principal } = this.#dispatcher.profile;
    const exchanges = messages.map((message) => {
      // Guards of one message must not see what those of another left on the request.
      const request = batch ? Object.create(call.request) : call.request;
      const channel = new HttpChannel(
        call,
        responder,
        request,
        ofSession?.live,
        this.#sessions !== undefined,
        message.id === undefined ? undefined : ofSession?.asks,
      );
      return new McpExchange({
        era,
        version,
        client,
        message,
        channel,
        principal,
      });
    });
    const running = { call, responder, exchanges };
    this.#running.add(running);
    try {
      const [first] = exchanges;
      const answers =
        first && exchanges.length === 1
          ? [await this.#dispatcher.dispatch(first)]
          : await Promise.all(
              exchanges.map((exchange) => this.#dispatcher.dispatch(exchange)),
            );
      ofSession?.asks.close();
      const replies = answers.filter((reply) => reply !== undefined);
      if (ofSession?.refused) replies.push(ofSession.refused);
      const [only] = replies;
      if (only && batch) sendBatch(call, responder, replies);
      else if (only && first && this.#isHandshake(first, only)) {
        sendReply(
          call,
          responder,
          only,
          era,
          this.#sessions?.issue(first, inbound),
        );
      } else if (only) sendReply(call, responder, only, era);
      // A request without an answer was cancelled.
      else if (messages.some(({ id }) => id !== undefined)) responder.end();
      else sendAccepted(responder);
    } finally {
      this.#running.delete(running);
    }
  }

  /** Whether a session begins with an answer. */
  #isHandshake({ era, message }: McpExchange, reply: Reply): boolean {
    return (
      era === 'legacy' && message.method === 'initialize' && 'result' in reply
    );
  }

  #giveUp(
    call: HttpCall,
    responder: HttpResponder,
    fault: ProtocolFault,
    exchanges: readonly McpExchange[] = [],
  ): void {
    try {
      const id = exchanges.length === 1 ? exchanges[0]?.message.id : undefined;
      sendFault(call, responder, fault, id ?? null);
    } catch (error) {
      logger.error(
        `A request was left without an answer: ${logText(String(error))}`,
      );
    }
  }
}

/** What a session knows of its client, for messages that do not say it again. */
function withClient(
  inbound: Inbound,
  { session }: LiveSession,
  call: HttpCall,
): Inbound {
  // A handshake says itself who the client is, whatever session it names.
  if (inbound.messages.some(({ method }) => method === 'initialize')) {
    return inbound;
  }
  const isNamed = call.header('mcp-protocol-version') !== undefined;
  return {
    ...inbound,
    client: session.client,
    version: isNamed ? inbound.version : session.version,
  };
}

/** Gives guards the message where they look for a body, unless a parser of the app's came first. */
export function leaveBody(request: object, body: unknown): void {
  if (Reflect.get(request, 'body') === undefined) {
    Reflect.set(request, 'body', body);
  }
}

function internal(): ProtocolFault {
  return new ProtocolFault('internal', 'Internal error');
}
