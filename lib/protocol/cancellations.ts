import type { RequestId } from '../exchange/inbound-request.js';
import type {
  McpExchange,
  PrincipalFunction,
} from '../exchange/mcp-exchange.js';

/** Stands for the result of a request that was cancelled: nothing is answered. */
export const CANCELLED = Symbol('cancelled');

/**
 * Whether `notifications/cancelled` has a meaning for an exchange. A modern
 * request that has a stream of its own is cancelled by closing that; on a
 * connection there is none to close (2026-07-28, Cancellation).
 */
export function canBeCancelled({ era, channel }: McpExchange): boolean {
  return era === 'legacy' || channel.scope !== undefined;
}

interface Running {
  readonly exchange: McpExchange;
  readonly stop: () => void;
}

/**
 * The requests being answered, so that `notifications/cancelled` can stop one
 * of them (2025-11-25, Cancellation). Request ids are unique to a client only,
 * so a notification reaches the requests of its own session or, without
 * sessions, of its own caller; strangers' ids collide and are left alone.
 */
export class Cancellations {
  readonly #running = new Set<Running>();

  /**
   * @param principal names a caller; asked here rather than through the
   *   exchange, which keeps the first answer, and guards may still be running
   */
  constructor(private readonly principal: PrincipalFunction) {}

  /** Runs a request until it is done or cancelled, whichever comes first. */
  async track<T>(
    exchange: McpExchange,
    work: () => Promise<T>,
  ): Promise<T | typeof CANCELLED> {
    // A handshake must not be cancelled.
    if (!canBeCancelled(exchange) || exchange.message.method === 'initialize') {
      return work();
    }
    let running: Running | undefined;
    try {
      return await new Promise<T | typeof CANCELLED>((resolve, reject) => {
        running = { exchange, stop: () => resolve(CANCELLED) };
        this.#running.add(running);
        work().then(resolve, reject);
      });
    } finally {
      if (running) this.#running.delete(running);
    }
  }

  /**
   * Stops the one request meant; does nothing when there is none, or when
   * several of the caller's requests have that id.
   *
   * @param by the notification's own exchange
   */
  cancel(by: McpExchange, id: RequestId, reason: string | undefined): void {
    const [meant, other] = [...this.#running].filter(
      ({ exchange }) =>
        exchange.message.id === id && this.#sameClient(exchange, by),
    );
    if (!meant || other) return;
    meant.exchange.cancel(
      new Error(
        `The client cancelled the request${reason ? `: ${reason}` : ''}.`,
      ),
    );
    meant.stop();
  }

  #sameClient(running: McpExchange, by: McpExchange): boolean {
    const { scope } = by.channel;
    if (scope !== undefined || running.channel.scope !== undefined) {
      return running.channel.scope === scope;
    }
    const caller = this.principal(by);
    return caller !== undefined && caller === this.principal(running);
  }
}
