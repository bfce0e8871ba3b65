import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { canBeCancelled } from '../cancellations.js';
import type { MethodContext } from './mcp-method.js';

/**
 * Takes any notification. Only `notifications/cancelled` has an effect, in the
 * legacy era and on connections; the others are heard and forgotten.
 */
export async function receiveNotification(
  exchange: McpExchange,
  { executor, cancellations }: MethodContext,
): Promise<void> {
  await executor.runEndpoint('notification', exchange, () => {
    const { method, params } = exchange.message;
    if (method !== 'notifications/cancelled' || !canBeCancelled(exchange)) {
      return;
    }
    const { requestId, reason } = params;
    if (typeof requestId === 'string' || typeof requestId === 'number') {
      cancellations.cancel(
        exchange,
        requestId,
        typeof reason === 'string' ? reason : undefined,
      );
    }
  });
}
