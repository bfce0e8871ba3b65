import type {
  CallerAuth,
  CallerContext,
} from '../components/caller-context.js';
import type { Component } from '../components/component.js';
import type { McpEra } from '../exchange/era.js';
import type { McpTransport } from '../exchange/exchange-channel.js';
import type { RequestId } from '../exchange/inbound-request.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import { RequestAuth } from './caller-auth.js';
import type { ContextOperation } from './context-abilities.js';
import { ContextClient } from './context-client.js';
import { ContextLog } from './context-log.js';
import { type TraceContext, traceOf } from './trace-context.js';

/** What an operation knows of the request it is part of, and what it can tell its client on the way. */
export abstract class ExchangeContext implements CallerContext {
  #auth: CallerAuth | undefined;

  /** @internal */
  constructor(
    readonly exchange: McpExchange,
    /** @internal What this is the context of. */
    readonly operation: ContextOperation,
  ) {}

  /** Id of the JSON-RPC request. */
  get requestId(): RequestId | undefined {
    return this.exchange.message.id;
  }

  /** Whether the client shook hands (`legacy`) or speaks 2026-07-28 (`modern`). */
  get era(): McpEra {
    return this.exchange.era;
  }

  /** Protocol revision of this request, such as `2025-11-25`. */
  get protocolVersion(): string {
    return this.exchange.version;
  }

  /** How the request came: `http`, `stdio`, `sse` or `in-memory`. */
  get transport(): McpTransport {
    return this.exchange.channel.transport;
  }

  /** Name, version and capabilities of the client, as far as it said. */
  get client(): ContextClient {
    return new ContextClient(this.exchange.client);
  }

  /** Names the caller, by the module's `principal` function; `undefined` for an anonymous one. */
  get principal(): string | undefined {
    return this.exchange.principal;
  }

  /**
   * What guards found out about the caller: `user` is `request.user` as they left
   * it; scopes, claims and the rest are read from `request.auth` and the token's
   * payload. Everything is empty for a caller nobody knows.
   */
  get auth(): CallerAuth {
    const { http, standIn } = this.exchange.channel;
    this.#auth ??= new RequestAuth((http ?? standIn)?.request);
    return this.#auth;
  }

  /**
   * Aborts when the caller cancels, the tool's `timeoutMs` passes or a modern
   * client closes the stream. Hand it to whatever the handler waits for.
   */
  get signal(): AbortSignal {
    return this.exchange.signal;
  }

  /** The request's `_meta`. */
  get meta(): Readonly<Record<string, unknown>> {
    return this.exchange.meta;
  }

  /** The HTTP request (Express `Request`, `FastifyRequest`); `undefined` where there is none. */
  get request(): object | undefined {
    return this.exchange.channel.http?.request;
  }

  /** The headers of the HTTP request by lower-case name; empty where there is none. */
  get headers(): Readonly<Record<string, string | string[] | undefined>> {
    const { request } = this;
    return (request && Reflect.get(request, 'headers')) ?? {};
  }

  /** The distributed trace the request is part of; `undefined` for none (W3C Trace Context). */
  get trace(): TraceContext | undefined {
    return traceOf(this.exchange);
  }

  /** The tool, resource, template or prompt that is used; `undefined` for requests of the endpoint. */
  get component(): Component | undefined {
    return this.operation.component;
  }

  /** What the module's `lifespan` made at start-up. */
  lifespan<T>(): T;
  lifespan(): unknown {
    return this.operation.services?.lifespan;
  }

  /**
   * Tells the client how far the work is; does nothing when it did not ask.
   *
   * @param done how much is done; must grow from call to call
   * @param total how much there is to do, in the same unit
   * @param message what is going on, for people
   */
  progress(done: number, total?: number, message?: string): void {
    const { progressToken } = this.exchange;
    if (progressToken === undefined) return;
    this.exchange.notify('notifications/progress', {
      progressToken,
      progress: done,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
    });
  }

  /** Log messages for the client, by level: `ctx.log.info('found it', { id })`. */
  get log(): ContextLog {
    return new ContextLog(this.exchange);
  }

  /**
   * Lets go of the client's connection while the call goes on, so that a long
   * wait holds none: the client comes back for the rest (SEP-1699). Only in
   * sessions over HTTP; does nothing elsewhere.
   */
  releaseStream(): void {
    this.exchange.channel.releaseStream?.();
  }
}
