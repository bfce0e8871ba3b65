import { Logger } from '@nestjs/common';
import type { SessionState } from '../../exchange/exchange-channel.js';
import { notificationFor } from '../../notifications/event-notification.js';
import type { NotificationHub } from '../../notifications/notification-hub.js';
import {
  type SubscriptionFilter,
  wants,
} from '../../notifications/subscription-filter.js';
import { MAX_BACKLOG } from './connection-channel.js';
import type { MessageSink } from './message-sink.js';

const logger = new Logger('McpConnection');

/**
 * What a legacy connection is told unasked, once its handshake is over: changes
 * of lists, updates of the resources it subscribed to, and log messages of its
 * level, `info` until it asks for another (2025-11-25, Lifecycle, Logging).
 */
export class ConnectionEvents {
  readonly #missing = new Set(['initialize', 'notifications/initialized']);
  #unlisten: (() => void) | undefined;

  constructor(
    private readonly hub: NotificationHub,
    private readonly session: SessionState,
    private readonly sink: MessageSink,
  ) {}

  /**
   * Follows the handshake: `initialize`, then `notifications/initialized`.
   * @param method of a message the application has let in
   */
  passed(method: string): void {
    // In any order: a client may send both at once, and the first may take longer.
    if (!this.#missing.delete(method)) return;
    if (this.#missing.size === 0 && !this.#unlisten) this.#listen();
  }

  /** Tells no more. */
  close(): void {
    this.#unlisten?.();
    this.#unlisten = () => undefined;
  }

  #listen(): void {
    try {
      this.#unlisten = this.hub.listen((event) => {
        const filter = filterOf(this.session);
        if (!wants(filter, event) || this.sink.backlog > MAX_BACKLOG) return;
        const { method, params } = notificationFor(event, filter);
        this.sink.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
      });
    } catch (error) {
      // Nothing of the connection itself depends on it.
      logger.warn(
        `A connection will not be told of changes: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}

function filterOf({ uris, logLevel }: SessionState): SubscriptionFilter {
  return {
    tools: true,
    resources: true,
    prompts: true,
    uris,
    logLevel: logLevel ?? 'info',
  };
}
