import type { McpExchange } from '../../exchange/mcp-exchange.js';
import type { MethodContext } from './mcp-method.js';

/**
 * Takes any notification. Only a legacy `notifications/cancelled` has an effect
 * without a session; the others are heard and forgotten.
 */
export async function receiveNotification(
  exchange: McpExchange,
  { executor, cancellations }: MethodContext,
): Promise<void> {
  await executor.runEndpoint('notification', exchange, () => {
    const { method, params } = exchange.message;
    if (exchange.era !== 'legacy' || method !== 'notifications/cancelled') {
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
