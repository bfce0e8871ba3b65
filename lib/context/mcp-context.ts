import type { McpEra } from '../exchange/era.js';
import type { McpTransport } from '../exchange/exchange-channel.js';
import type { ClientIdentity, RequestId } from '../exchange/inbound-request.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { LoggingLevel } from '../sdk.js';
import { passesLevel } from './log-level.js';

/** What legacy clients are sent until they ask for more or less, which takes a connection. */
const DEFAULT_LEVEL: LoggingLevel = 'info';

/**
 * What a handler sees of the request it serves: the client, the caller, a
 * signal to stop by, and the way to report progress and log to the client.
 * A parameter of this type is injected; it never appears in a schema.
 */
export class McpContext {
  /** @internal */
  constructor(readonly exchange: McpExchange) {}

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
  get client(): ClientIdentity {
    return this.exchange.client;
  }

  /** Names the caller, by the module's `principal` function; `undefined` for an anonymous one. */
  get principal(): string | undefined {
    return this.exchange.principal;
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

  /**
   * Tells the client how far the work is; does nothing when it did not ask.
   *
   * @param progress how much is done; must grow from call to call
   * @param total how much there is to do, in the same unit
   * @param message what is going on, for people
   */
  reportProgress(progress: number, total?: number, message?: string): void {
    const { progressToken } = this.exchange;
    if (progressToken === undefined) return;
    this.exchange.notify('notifications/progress', {
      progressToken,
      progress,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
    });
  }

  /**
   * Sends a log message to the client. Modern clients get what their request's
   * `logLevel` lets pass and nothing without one; legacy clients get `info` and
   * up, or what `logging/setLevel` asked for on the same connection.
   *
   * @param level severity, as in RFC 5424
   * @param data anything JSON can carry; never put secrets in it
   * @param logger names the part of the server that speaks
   */
  log(level: LoggingLevel, data: unknown, logger?: string): void {
    const { era, logLevel } = this.exchange;
    const threshold =
      logLevel ?? (era === 'legacy' ? DEFAULT_LEVEL : undefined);
    if (threshold === undefined || !passesLevel(level, threshold)) return;
    this.exchange.notify('notifications/message', {
      level,
      data,
      ...(logger !== undefined && { logger }),
    });
  }

  /**
   * Lets go of the client's connection while the call goes on, so that a long
   * wait holds none: the client comes back for the rest (SEP-1699). Only in
   * sessions over HTTP; does nothing elsewhere.
   */
  releaseStream(): void {
    this.exchange.channel.releaseStream?.();
  }

  /** Logs at `debug`. */
  debug(data: unknown, logger?: string): void {
    this.log('debug', data, logger);
  }

  /** Logs at `info`. */
  info(data: unknown, logger?: string): void {
    this.log('info', data, logger);
  }

  /** Logs at `warning`. */
  warning(data: unknown, logger?: string): void {
    this.log('warning', data, logger);
  }

  /** Logs at `error`. */
  error(data: unknown, logger?: string): void {
    this.log('error', data, logger);
  }
}
