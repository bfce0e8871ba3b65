import { Logger } from '@nestjs/common';
import { logStack, logText } from '../../errors/log-text.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { DEFAULT_LEGACY_VERSION } from '../../exchange/era.js';
import { McpExchange } from '../../exchange/mcp-exchange.js';
import type { McpDispatcher } from '../../protocol/dispatcher.js';
import { LiveCount } from '../../sessions/live-count.js';
import { PendingAsks } from '../../sessions/pending-asks.js';
import { sendFault, sendReply } from '../http/egress.js';
import type { HttpCall } from '../http/http-call.js';
import {
  DEFAULT_MAX_BODY_SIZE,
  type HttpOptions,
} from '../http/http-options.js';
import { HttpResponder } from '../http/http-responder.js';
import { HttpSide } from '../http/http-side.js';
import { leaveBody } from '../http/http-transport.js';
import { parseBody, refuseUnread } from '../http/ingress.js';
import { OriginPolicy } from '../http/origin-policy.js';
import { ShuttingDownFault } from '../http/shutting-down-fault.js';
import type { SsePeerClass } from './load-sse-peer.js';
import { SseDelivery } from './sse-delivery.js';
import { SseStream, streamId } from './sse-stream.js';

const logger = new Logger('McpSse');

/** Most streams that may be open, of one caller and in all. */
const LIMITS = { perOwner: 100, total: 1_000 } as const;

/** What the old transport is made of. */
export interface SseTransportInit {
  readonly dispatcher: McpDispatcher;
  readonly Peer: SsePeerClass;
  readonly options?: HttpOptions;
}

/**
 * The old HTTP+SSE transport (2024-11-05, Transports): a GET opens an event
 * stream, messages come by POST, and their answers go out on the stream. Each
 * stream is a connection of this process; nobody else can serve its messages.
 */
export class SseTransport {
  readonly #init: SseTransportInit;
  readonly #origins: OriginPolicy;
  readonly #maxBodySize: number;
  readonly #count = new LiveCount(LIMITS);
  readonly #pending = new PendingAsks();
  readonly #streams = new Map<string, SseStream>();
  readonly #waiting = new Set<SseDelivery>();
  #closed = false;

  constructor(init: SseTransportInit) {
    const { options = {} } = init;
    this.#init = init;
    this.#origins = new OriginPolicy(options);
    this.#maxBodySize = options.maxBodySize ?? DEFAULT_MAX_BODY_SIZE;
  }

  /**
   * Answers one request for a stream. Never rejects.
   *
   * @param messagesPath where the client is to send messages
   */
  async open(call: HttpCall, messagesPath: string): Promise<void> {
    const responder = new HttpResponder(call, false);
    await this.#guarded(call, async () => {
      if (call.method !== 'GET') {
        const message = 'Only GET is served here.';
        const fault = new ProtocolFault('method-not-allowed', message);
        sendFault(call, responder, fault, null, { allow: 'GET' });
        return;
      }
      const exchange = this.#exchange(call);
      const refusal = await this.#init.dispatcher.attend(
        'stream',
        exchange,
        () => this.#begin(call, messagesPath, exchange.principal),
      );
      if (refusal) sendReply(call, responder, refusal, 'legacy');
    });
  }

  /** Answers one request with a message. Never rejects. */
  async receive(call: HttpCall): Promise<void> {
    await this.#guarded(call, async () => {
      const stream = this.#streams.get(idOf(call));
      const delivery = new SseDelivery(call, stream?.principal);
      this.#waiting.add(delivery);
      try {
        await this.#take(call, stream, delivery);
      } finally {
        this.#waiting.delete(delivery);
      }
    });
  }

  /** Ends every stream and tells running handlers to stop; later requests get 503. */
  close(): void {
    this.#closed = true;
    for (const stream of this.#streams.values()) stream.close();
    for (const delivery of this.#waiting)
      delivery.refuse(new ShuttingDownFault());
    this.#streams.clear();
  }

  async #guarded(call: HttpCall, work: () => Promise<void>): Promise<void> {
    const responder = new HttpResponder(call, false);
    try {
      const fault = this.#closed
        ? new ShuttingDownFault()
        : this.#origins.check(call);
      if (fault) sendFault(call, responder, fault, null);
      else await work();
    } catch (error) {
      logger.error(
        `Answering a request failed: ${logText(String(error))}`,
        logStack(error),
      );
      const fault = new ProtocolFault('internal', 'Internal error');
      sendFault(call, responder, fault, null);
    }
  }

  async #begin(
    call: HttpCall,
    messagesPath: string,
    principal: string | undefined,
  ): Promise<void> {
    // While the guards were asked, the server may have begun to shut down.
    if (this.#closed) throw new ShuttingDownFault();
    const leave = this.#count.take(principal);
    if (!leave) throw tooMany();
    const { dispatcher, Peer } = this.#init;
    const stream = new SseStream({
      dispatcher,
      Peer,
      call,
      messagesPath,
      principal,
      pending: this.#pending,
    });
    const { id } = stream;
    this.#streams.set(id, stream);
    void stream.connection.closed.then(() => {
      this.#streams.delete(id);
      leave();
    });
    try {
      await stream.start();
    } catch (error) {
      stream.close();
      throw error;
    }
    call.onDisconnect(() => stream.close());
  }

  async #take(
    call: HttpCall,
    stream: SseStream | undefined,
    delivery: SseDelivery,
  ): Promise<void> {
    const refused = refuseUnread(call) ?? unusable(stream);
    if (refused) {
      delivery.refuse(refused);
      return;
    }
    const read = await call.readBody(this.#maxBodySize);
    if (read.kind === 'aborted') return;
    const parsed = parseBody(read, this.#maxBodySize);
    if (parsed instanceof ProtocolFault) delivery.refuse(parsed);
    else if (Array.isArray(parsed.body)) delivery.refuse(batch());
    else {
      leaveBody(call.request, parsed.body);
      await stream?.connection.take(parsed.body, delivery);
      // What was let in without asking guards, such as an unknown method.
      delivery.accept();
    }
  }

  #exchange(call: HttpCall): McpExchange {
    return new McpExchange({
      era: 'legacy',
      version: DEFAULT_LEGACY_VERSION,
      client: { capabilities: {} },
      message: { method: call.method, params: {} },
      channel: {
        transport: 'sse',
        http: new HttpSide(call, call.request),
        notify: () => undefined,
        onDisconnect: (listener) => call.onDisconnect(listener),
      },
      principal: this.#init.dispatcher.profile.principal,
    });
  }
}

/** What a request names as its stream; nothing that exists where it names none. */
function idOf({ request }: HttpCall): string {
  const [, query = ''] = String(Reflect.get(request, 'url')).split('?', 2);
  const named = new URLSearchParams(query);
  return streamId(named.get('sessionId') ?? '', named.get('key') ?? '');
}

function unusable(stream: SseStream | undefined): ProtocolFault | undefined {
  if (!stream) {
    return new ProtocolFault('session-not-found', 'Session not found');
  }
  return stream.full
    ? new ProtocolFault('throttled', 'Read the event stream first.')
    : undefined;
}

function batch(): ProtocolFault {
  return new ProtocolFault(
    'invalid-request',
    'The HTTP+SSE transport takes one message at a time.',
  );
}

function tooMany(): ProtocolFault {
  return new ProtocolFault(
    'refused',
    'Too many event streams are open.',
    undefined,
    503,
  );
}
