import { ProtocolFault } from '../../errors/protocol-fault.js';
import { LEGACY_VERSIONS } from '../../exchange/era.js';
import type { InboundMessage } from '../../exchange/inbound-request.js';
import { McpExchange } from '../../exchange/mcp-exchange.js';
import type { McpDispatcher } from '../../protocol/dispatcher.js';
import { RESPONSE_MESSAGE } from '../../protocol/client-response.js';
import type { Inbound } from '../../protocol/inbound.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { shorten } from '../../errors/shorten.js';
import type { LiveSession } from '../../sessions/live-session.js';
import { sendAccepted, sendFault, sendReply } from './egress.js';
import type { HttpCall, HttpHeaders } from './http-call.js';
import { HttpChannel } from './http-channel.js';
import type { HttpResponder } from './http-responder.js';
import { type HttpSessions, SESSION_HEADER } from './http-sessions.js';
import type { Accepted } from './media-types.js';

/** A request that carries no message: for the session itself. */
export interface SessionCall {
  readonly call: HttpCall;
  readonly responder: HttpResponder;
}

/**
 * What is for a session itself rather than one of its calls (2025-11-25,
 * Transports): GET, its own stream; DELETE, its end; and what its client answers.
 */
export class SessionEndpoint {
  constructor(
    private readonly dispatcher: McpDispatcher,
    private readonly sessions: HttpSessions,
  ) {}

  /** Answers what is no POST. */
  async handle(session: SessionCall, accepted: Accepted): Promise<void> {
    switch (session.call.method) {
      case 'GET':
        return this.stream(session, accepted);
      case 'DELETE':
        return this.end(session);
      default:
        refuse(
          session,
          new ProtocolFault(
            'method-not-allowed',
            'Only GET, POST and DELETE are served here.',
          ),
          { allow: 'GET, POST, DELETE' },
        );
    }
  }

  /** GET: opens the stream of what the server says by itself, or resumes one. */
  private async stream(
    session: SessionCall,
    accepted: Accepted,
  ): Promise<void> {
    if (!accepted.eventStream) {
      const message = 'Accept must allow text/event-stream.';
      refuse(session, new ProtocolFault('not-acceptable', message));
      return;
    }
    await this.#attend('stream', session, async (live, exchange) => {
      const { call, responder } = session;
      const { principal } = exchange;
      await this.sessions.openStream(call, responder, live, principal);
    });
  }

  /** DELETE: ends the session. */
  private async end(session: SessionCall): Promise<void> {
    await this.#attend('end', session, async (live) => {
      await this.sessions.end(live);
      sendAccepted(session.responder);
    });
  }

  /**
   * Takes what a session's client answers. The guards are asked as for a
   * notification, and as there only a refusal is told.
   */
  async answers(
    session: SessionCall,
    live: LiveSession,
    { responses, batch }: Inbound,
  ): Promise<ErrorReply | undefined> {
    // Guards of a batch's messages must not see what these leave on the request.
    const { request: own } = session.call;
    const request = batch ? Object.create(own) : own;
    const exchange = this.#exchange(session, live, RESPONSE_MESSAGE, request);
    const reply = await this.dispatcher.attend('notification', exchange, () => {
      for (const one of responses) this.sessions.asks.take(live, one);
    });
    return reply?.fault && reply;
  }

  /** Finds the session, asks the guards, and runs what is to be done. */
  async #attend(
    operation: 'stream' | 'end',
    session: SessionCall,
    run: (live: LiveSession, exchange: McpExchange) => Promise<void>,
  ): Promise<void> {
    const { call, responder } = session;
    const token = call.header(SESSION_HEADER);
    if (token === undefined) {
      const message = `${call.method} needs the Mcp-Session-Id header.`;
      refuse(session, new ProtocolFault('invalid-request', message));
      return;
    }
    const version = call.header('mcp-protocol-version');
    if (version !== undefined && !LEGACY_VERSIONS.includes(version)) {
      refuse(session, unsupported(version));
      return;
    }
    const live = await this.sessions.acquire(token).catch(faultOf);
    if (live instanceof ProtocolFault) {
      refuse(session, live);
      return;
    }
    try {
      const message = { method: call.method, params: {} };
      const exchange = this.#exchange(session, live, message);
      const refusal = await this.dispatcher.attend(operation, exchange, () =>
        run(live, exchange),
      );
      if (refusal) sendReply(call, responder, refusal, 'legacy');
    } finally {
      this.sessions.release(live);
    }
  }

  #exchange(
    { call, responder }: SessionCall,
    live: LiveSession,
    message: InboundMessage,
    request = call.request,
  ): McpExchange {
    const { version, client } = live.session;
    return new McpExchange({
      era: 'legacy',
      version,
      client,
      message,
      channel: new HttpChannel(call, responder, request, live, true),
      principal: this.dispatcher.profile.principal,
    });
  }
}

function unsupported(version: string): ProtocolFault {
  const requested = shorten(version);
  return new ProtocolFault(
    'unsupported-version',
    `Unsupported protocol version: ${requested}`,
    { supported: LEGACY_VERSIONS, requested },
  );
}

function refuse(
  { call, responder }: SessionCall,
  fault: ProtocolFault,
  headers?: HttpHeaders,
): void {
  sendFault(call, responder, fault, null, headers);
}

/** A fault as a value; anything else is thrown on. */
export function faultOf(error: unknown): ProtocolFault {
  if (error instanceof ProtocolFault) return error;
  throw error;
}
