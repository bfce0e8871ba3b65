import { passesLevel } from '../context/log-level.js';
import type { LoggingLevel } from '../sdk.js';
import type { ServerEvent } from './server-event.js';
import type { SubscribedUris } from '../exchange/subscribed-uris.js';

/**
 * What one subscriber wants to be told: what a `subscriptions/listen` asks for
 * (2026-07-28), or what a session or connection of a handshake revision has
 * come to: all lists, the resources it subscribed to, its log level.
 */
export interface SubscriptionFilter {
  readonly tools: boolean;
  readonly resources: boolean;
  readonly prompts: boolean;
  readonly uris: SubscribedUris;
  /** The least severe log messages wanted; `undefined` for none. */
  readonly logLevel?: LoggingLevel | undefined;
}

/**
 * Whether a subscriber wants to be told of an event.
 * @param event as a hub delivers it, its URI normalised
 */
export function wants(filter: SubscriptionFilter, event: ServerEvent): boolean {
  switch (event.kind) {
    case 'list-changed':
      return filter[event.list];
    case 'resource-updated':
      return filter.uris.nameOf(event.uri) !== undefined;
    case 'log':
      return (
        filter.logLevel !== undefined &&
        passesLevel(event.level, filter.logLevel)
      );
  }
}
