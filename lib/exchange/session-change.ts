import type { LoggingLevel } from '../sdk.js';
import type { SessionState } from './exchange-channel.js';
import type { SubscribedUris } from './subscribed-uris.js';

/** What a client may change of its session: one thing at a time. */
export type SessionChange =
  | { readonly kind: 'log-level'; readonly level: LoggingLevel }
  | { readonly kind: 'subscribe'; readonly uri: string }
  | { readonly kind: 'unsubscribe'; readonly uri: string };

/**
 * Makes a change of a session or connection, for all replicas that serve it.
 *
 * @throws ProtocolFault as `SubscribedUris.add` does, and `refused` with 503
 *   when what replicas share cannot be reached
 */
export function changeSession(
  session: SessionState,
  change: SessionChange,
): void | Promise<void> {
  if (session.change) return session.change(change);
  if (change.kind === 'log-level') session.logLevel = change.level;
  else changeUris(session.uris, change);
}

/** Makes a change of what is watched; one of anything else is none. */
export function changeUris(uris: SubscribedUris, change: SessionChange): void {
  if (change.kind === 'subscribe') uris.add(change.uri);
  if (change.kind === 'unsubscribe') uris.delete(change.uri);
}
