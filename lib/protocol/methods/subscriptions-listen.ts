import { LOG_LEVELS } from '../../context/log-level.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { OutboundNotification } from '../../exchange/exchange-channel.js';
import type { RequestId } from '../../exchange/inbound-request.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import {
  acknowledgement,
  isSilent,
  notificationFor,
  SUBSCRIPTION_ID_META_KEY,
} from '../../notifications/event-notification.js';
import { readListenParams } from '../../notifications/listen-params.js';
import type { NotificationHub } from '../../notifications/notification-hub.js';
import {
  type SubscriptionFilter,
  wants,
} from '../../notifications/subscription-filter.js';
import { offeredEvents } from '../capabilities.js';
import { takePlace } from '../listen-places.js';
import type { McpMethod, MethodContext } from './mcp-method.js';
import { useReadable } from './use-readable.js';

/**
 * `subscriptions/listen` (2026-07-28, Subscriptions): answered when the server
 * closes, and until then a stream of what happens. The guards of the endpoint
 * and of each resource named are asked before anything is sent; one denial
 * refuses the whole. Interceptors see the subscription made, not the stream:
 * one that limits the time of a request would end it.
 */
export const subscriptionsListen: McpMethod = async (exchange, context) => {
  const { id } = exchange.message;
  const filter = await context.executor.runEndpoint('subscribe', exchange, () =>
    admittedFilter(exchange, context),
  );
  // Methods are for requests only, and those have ids.
  if (id === undefined) return {};
  const { hub } = context.profile;
  const leave = takePlace(hub, exchange.principal);
  try {
    await tell(exchange, hub, filter, id);
  } finally {
    leave();
  }
  return { _meta: { [SUBSCRIPTION_ID_META_KEY]: id } };
};

async function admittedFilter(
  exchange: McpExchange,
  context: MethodContext,
): Promise<SubscriptionFilter> {
  if (exchange.channel.takesNotifications === false) {
    throw new ProtocolFault(
      'not-acceptable',
      'subscriptions/listen is answered by a stream: Accept must allow text/event-stream.',
    );
  }
  const asked = readListenParams(
    exchange.message.params,
    offeredEvents(context.profile.catalog),
  );
  for (const uri of asked.uris) {
    await useReadable(uri, exchange, context, ({ component, parameters }) =>
      context.executor.admit(component, exchange, parameters),
    );
  }
  const logLevel = LOG_LEVELS.find((level) => level === exchange.logLevel);
  return { ...asked, logLevel };
}

/** Tells the client what happens until it goes, cancels, or the hub is closed. */
async function tell(
  exchange: McpExchange,
  hub: NotificationHub,
  filter: SubscriptionFilter,
  id: RequestId,
): Promise<void> {
  const { signal, channel } = exchange;
  const send = (notification: OutboundNotification) =>
    channel.notify(notification);
  if (signal.aborted) return;
  if (isSilent(filter)) {
    send(acknowledgement(filter, id));
    return;
  }
  const joining = hub.joined();
  if (joining) await joining;
  if (signal.aborted) return;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  // First, because it may refuse: after the acknowledgement nothing can be refused.
  const unlisten = hub.listen((event) => {
    if (wants(filter, event)) send(notificationFor(event, filter, id));
  }, end);
  const stop = () => {
    // At once, so that nothing follows a cancellation.
    unlisten();
    end();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    send(acknowledgement(filter, id));
    await ended;
  } finally {
    signal.removeEventListener('abort', stop);
    unlisten();
  }
}
