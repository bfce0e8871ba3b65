import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { SessionState } from '../../exchange/exchange-channel.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { changeSession } from '../../exchange/session-change.js';
import type { McpMethod } from './mcp-method.js';
import { useReadable } from './use-readable.js';

/**
 * `resources/subscribe` (2025-11-25, Resources). Who may read a resource may be
 * told of its updates: its own guards and rules are asked, now and not with each update.
 */
export const resourcesSubscribe: McpMethod = async (exchange, context) => {
  const { uri } = exchange.message.params;
  return useReadable(uri, exchange, context, async (match, name) => {
    const { component, parameters } = match;
    await context.executor.admit(component, exchange, parameters);
    await changeSession(sessionOf(exchange), { kind: 'subscribe', uri: name });
    return {};
  });
};

/**
 * `resources/unsubscribe` (2025-11-25, Resources). The resource may be gone, or
 * no longer the caller's to read: a subscription can be given up all the same.
 */
export const resourcesUnsubscribe: McpMethod = (exchange, { executor }) =>
  executor.runEndpoint('subscribe', exchange, async () => {
    const { uri } = exchange.message.params;
    if (typeof uri !== 'string') {
      throw new ProtocolFault(
        'invalid-params',
        'resources/unsubscribe needs the uri of a resource, a string.',
      );
    }
    await changeSession(sessionOf(exchange), { kind: 'unsubscribe', uri });
    return {};
  });

function sessionOf({ channel, message }: McpExchange): SessionState {
  if (channel.session) return channel.session;
  throw new ProtocolFault(
    'invalid-request',
    `${message.method} needs a session: send initialize first, then the Mcp-Session-Id of its answer with each request.`,
  );
}
