import type { McpExchange } from '../exchange/mcp-exchange.js';
import type { LoggingLevel } from '../sdk.js';
import { passesLevel } from './log-level.js';

/** What legacy clients are sent until they ask for more or less, which takes a connection. */
const DEFAULT_LEVEL: LoggingLevel = 'info';

/**
 * The log of one call, sent to its client. Modern clients get what their
 * request's `logLevel` lets pass and nothing without one; legacy clients get
 * `info` and up, or what `logging/setLevel` asked for.
 *
 * Each method takes a message for people and, if there is more to say, anything
 * JSON can carry. Never put secrets into either.
 */
export class ContextLog {
  /** @internal */
  constructor(
    private readonly exchange: McpExchange,
    private readonly logger?: string,
  ) {}

  /** The same log under a name, which tells clients the part of the server that speaks. */
  named(logger: string): ContextLog {
    return new ContextLog(this.exchange, logger);
  }

  /** Logs what helps to find a mistake. */
  debug(message: string, data?: unknown): void {
    this.#send('debug', message, data);
  }

  /** Logs what goes on. */
  info(message: string, data?: unknown): void {
    this.#send('info', message, data);
  }

  /** Logs what is normal but worth knowing. */
  notice(message: string, data?: unknown): void {
    this.#send('notice', message, data);
  }

  /** Logs what may become a problem. */
  warning(message: string, data?: unknown): void {
    this.#send('warning', message, data);
  }

  /** Logs what failed. */
  error(message: string, data?: unknown): void {
    this.#send('error', message, data);
  }

  /** Logs that a part of the server fails. */
  critical(message: string, data?: unknown): void {
    this.#send('critical', message, data);
  }

  /** Logs what somebody must see to at once. */
  alert(message: string, data?: unknown): void {
    this.#send('alert', message, data);
  }

  /** Logs that the server cannot be used. */
  emergency(message: string, data?: unknown): void {
    this.#send('emergency', message, data);
  }

  #send(level: LoggingLevel, message: string, data: unknown): void {
    const { era, logLevel } = this.exchange;
    const threshold =
      logLevel ?? (era === 'legacy' ? DEFAULT_LEVEL : undefined);
    if (threshold === undefined || !passesLevel(level, threshold)) return;
    this.exchange.notify('notifications/message', {
      level,
      data: data === undefined ? message : { message, data },
      ...(this.logger !== undefined && { logger: this.logger }),
    });
  }
}
