import { ProtocolFault } from '../errors/protocol-fault.js';
import { isObject } from '../schema/is-object.js';
import type { McpEra } from './era.js';
import type { ExchangeChannel } from './exchange-channel.js';
import type { ClientIdentity, InboundMessage } from './inbound-request.js';

/** Names the caller of an exchange; `undefined` for one nobody can name. */
export type PrincipalFunction = (exchange: McpExchange) => string | undefined;

/** What a transport knows about a request when it hands it over. */
export interface ExchangeInit {
  readonly era: McpEra;
  /** Protocol revision the request is answered in. */
  readonly version: string;
  readonly message: InboundMessage;
  readonly client: ClientIdentity;
  readonly channel: ExchangeChannel;
  readonly principal: PrincipalFunction;
}

const RESERVED = 'io.modelcontextprotocol/';

/**
 * One message and everything known about it: era, version, client, caller and
 * the way back. Every request is one exchange, in both eras; nothing of it
 * outlives the answer.
 */
export class McpExchange {
  readonly era: McpEra;
  /** Protocol revision, such as `2026-07-28`. */
  readonly version: string;
  readonly message: InboundMessage;
  readonly client: ClientIdentity;
  readonly channel: ExchangeChannel;
  readonly #principalOf: PrincipalFunction;
  #controller: AbortController | undefined;

  constructor(init: ExchangeInit) {
    this.era = init.era;
    this.version = init.version;
    this.message = init.message;
    this.client = init.client;
    this.channel = init.channel;
    this.#principalOf = init.principal;
  }

  /** The request's `_meta`; empty when it carries none. */
  get meta(): Readonly<Record<string, unknown>> {
    const meta = this.message.params['_meta'];
    return isObject(meta) && !Array.isArray(meta) ? meta : {};
  }

  /** What progress notifications must carry; `undefined` when the client wants none. */
  get progressToken(): string | number | undefined {
    const token = this.meta['progressToken'];
    return typeof token === 'string' || typeof token === 'number'
      ? token
      : undefined;
  }

  /**
   * The log level the client asked for: with this request in the modern era
   * (`_meta`, 2026-07-28 Logging), for its connection in the legacy one.
   */
  get logLevel(): string | undefined {
    if (this.era === 'legacy') return this.channel.session?.logLevel;
    const level = this.meta[`${RESERVED}logLevel`];
    return typeof level === 'string' ? level : undefined;
  }

  /**
   * The caller's name. Asked for anew each time: until all guards have run, it
   * may still change.
   */
  get principal(): string | undefined {
    return this.#principalOf(this);
  }

  /**
   * To be called when the guards have let the caller in, and it is known who it is.
   *
   * @throws ProtocolFault `session-not-found` when the session is another's
   */
  requireOwnSession(): void {
    const { session } = this.channel;
    if (session?.belongsTo && !session.belongsTo(this.principal)) {
      throw new ProtocolFault('session-not-found', 'Session not found');
    }
  }

  /**
   * Aborts when the caller cancels, a timeout passes or, in the modern era, the
   * client closes the stream. A legacy disconnect is no cancellation
   * (2025-11-25, Transports).
   */
  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = new AbortController();
      this.#controller = controller;
      if (this.era === 'modern') {
        this.channel.onDisconnect(() =>
          controller.abort(new Error('The client closed the stream.')),
        );
      }
    }
    return this.#controller.signal;
  }

  /** Aborts the signal; does nothing once it has been aborted. */
  cancel(reason: Error): void {
    void this.signal;
    this.#controller?.abort(reason);
  }

  /** Sends a notification on the call's own stream. */
  notify(method: string, params: Readonly<Record<string, unknown>>): void {
    this.channel.notify({ method, params });
  }
}
