import type { OutboundNotification } from '../exchange/exchange-channel.js';
import type { RequestId } from '../exchange/inbound-request.js';
import type { ServerEvent } from './server-event.js';
import type { SubscriptionFilter } from './subscription-filter.js';

/** Where a notification says which `subscriptions/listen` it belongs to (2026-07-28, Subscriptions). */
export const SUBSCRIPTION_ID_META_KEY =
  'io.modelcontextprotocol/subscriptionId';

type Params = Readonly<Record<string, unknown>>;

/**
 * An event as its subscriber is told of it. Resources are named as the
 * subscriber named them.
 *
 * @param event as a hub delivers it
 * @param filter of the subscriber
 * @param subscriptionId id of the `subscriptions/listen` request; none in the legacy era
 */
export function notificationFor(
  event: ServerEvent,
  filter: SubscriptionFilter,
  subscriptionId?: RequestId,
): OutboundNotification {
  return {
    method: methodOf(event),
    params: tagged(paramsOf(event, filter), subscriptionId),
  };
}

/**
 * What a stream of `subscriptions/listen` begins with: what of its request the
 * server honours.
 */
export function acknowledgement(
  filter: SubscriptionFilter,
  subscriptionId: RequestId,
): OutboundNotification {
  return {
    method: 'notifications/subscriptions/acknowledged',
    params: tagged({ notifications: honoured(filter) }, subscriptionId),
  };
}

/** Whether there is nothing a subscriber could ever be told. */
export function isSilent(filter: SubscriptionFilter): boolean {
  return Object.keys(honoured(filter)).length === 0 && !filter.logLevel;
}

function honoured({ tools, resources, prompts, uris }: SubscriptionFilter) {
  return {
    ...(tools && { toolsListChanged: true }),
    ...(resources && { resourcesListChanged: true }),
    ...(prompts && { promptsListChanged: true }),
    ...(uris.size > 0 && { resourceSubscriptions: [...uris] }),
  };
}

function methodOf(event: ServerEvent): string {
  switch (event.kind) {
    case 'list-changed':
      return `notifications/${event.list}/list_changed`;
    case 'resource-updated':
      return 'notifications/resources/updated';
    case 'log':
      return 'notifications/message';
  }
}

function paramsOf(event: ServerEvent, { uris }: SubscriptionFilter): Params {
  switch (event.kind) {
    case 'list-changed':
      return {};
    case 'resource-updated':
      return { uri: uris.nameOf(event.uri) ?? event.uri };
    case 'log': {
      // The specification wants data; JSON has no undefined.
      const { level, data = null, logger } = event;
      return logger === undefined ? { level, data } : { level, data, logger };
    }
  }
}

function tagged(params: Params, subscriptionId: RequestId | undefined): Params {
  return subscriptionId === undefined
    ? params
    : { _meta: { [SUBSCRIPTION_ID_META_KEY]: subscriptionId }, ...params };
}
