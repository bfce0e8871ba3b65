import { ProtocolFault } from '../errors/protocol-fault.js';
import { isPlainObject } from '../schema/is-object.js';
import { MOST_URIS, SubscribedUris } from '../exchange/subscribed-uris.js';
import type { SubscriptionFilter } from './subscription-filter.js';

/** What a server can tell of, by the capabilities it announces. */
export interface OfferedEvents {
  /** `tools.listChanged` */
  readonly tools: boolean;
  /** `resources.listChanged` */
  readonly resources: boolean;
  /** `prompts.listChanged` */
  readonly prompts: boolean;
  /** `resources.subscribe` */
  readonly resourceUpdates: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what a `subscriptions/listen` asks for (2026-07-28, Subscriptions).
 * What the server does not offer is left out, as the specification has it:
 * the acknowledgement tells the client what it got.
 *
 * @param params of the request
 * @throws ProtocolFault `invalid-params` when `notifications` is missing or not
 *   what it should be, or names more than 100 resources
 */
export function readListenParams(
  params: Fields,
  offered: OfferedEvents,
): SubscriptionFilter {
  const { notifications } = params;
  if (!isPlainObject(notifications)) {
    throw invalid(
      'notifications is required, and an object that says what to listen for.',
    );
  }
  const tools = flag(notifications, 'toolsListChanged');
  const resources = flag(notifications, 'resourcesListChanged');
  const prompts = flag(notifications, 'promptsListChanged');
  const uris = urisOf(notifications);
  return {
    tools: tools && offered.tools,
    resources: resources && offered.resources,
    prompts: prompts && offered.prompts,
    uris: offered.resourceUpdates ? uris : new SubscribedUris(),
  };
}

function flag(notifications: Fields, name: string): boolean {
  const value = notifications[name];
  if (value === undefined || typeof value === 'boolean') return value === true;
  throw invalid(`notifications.${name} must be true or false.`);
}

function urisOf({ resourceSubscriptions: listed }: Fields): SubscribedUris {
  const uris = new SubscribedUris();
  if (listed === undefined) return uris;
  if (!isStringArray(listed)) {
    throw invalid(
      'notifications.resourceSubscriptions must be an array of URIs.',
    );
  }
  // Before any is looked at: each costs its normalisation.
  if (listed.length > MOST_URIS) {
    throw invalid(
      `notifications.resourceSubscriptions may name at most ${MOST_URIS} resources.`,
    );
  }
  for (const uri of listed) uris.add(uri);
  return uris;
}

function isStringArray(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'string')
  );
}

function invalid(message: string): ProtocolFault {
  return new ProtocolFault('invalid-params', message);
}
