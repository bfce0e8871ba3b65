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
  /** The exchange whose handler calls for this one; none for what a client sent. */
  readonly outer?: McpExchange;
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
  readonly #outer: McpExchange | undefined;
  #controller: AbortController | undefined;
  #signal: AbortSignal | undefined;

  constructor(init: ExchangeInit) {
    this.era = init.era;
    this.version = init.version;
    this.message = init.message;
    this.client = init.client;
    this.channel = init.channel;
    this.#principalOf = init.principal;
    this.#outer = init.outer;
  }

  /**
   * An exchange of its own for an operation a handler of this one calls for: of
   * the same caller, on the same way. It reports no progress, and its signal
   * aborts with this one's at the latest.
   *
   * @param method such as `tools/call`
   * @param params without `_meta`, which goes on from here
   */
  derive(
    method: string,
    params: Readonly<Record<string, unknown>>,
  ): McpExchange {
    const { progressToken: _, ...meta } = this.meta;
    const { id } = this.message;
    return new McpExchange({
      era: this.era,
      version: this.version,
      message: {
        ...(id !== undefined && { id }),
        method,
        params: { ...params, _meta: meta },
      },
      client: this.client,
      channel: this.channel,
      principal: () => this.principal,
      outer: this,
    });
  }

  /** The exchange with the client that this one is part of: itself, unless it was derived. */
  get root(): McpExchange {
    return this.#outer?.root ?? this;
  }

  /** How many exchanges it was derived through; 0 for what a client sent. */
  get depth(): number {
    return this.#outer ? this.#outer.depth + 1 : 0;
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
    this.#signal ??= this.#begin();
    return this.#signal;
  }

  /** Whether nobody waits for the answer any more. */
  get cancelled(): boolean {
    return this.#signal?.aborted ?? this.#outer?.cancelled ?? false;
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

  #begin(): AbortSignal {
    const controller = new AbortController();
    this.#controller = controller;
    if (this.#outer) {
      return AbortSignal.any([this.#outer.signal, controller.signal]);
    }
    if (this.era === 'modern') {
      this.channel.onDisconnect(() =>
        controller.abort(new Error('The client closed the stream.')),
      );
    }
    return controller.signal;
  }
}
