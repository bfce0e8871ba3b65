import type { LoggingLevel } from '../sdk.js';
import type { SessionState } from './exchange-channel.js';
import type { SubscribedUris } from './subscribed-uris.js';

/** What of a session is to be changed: one thing at a time. */
export type SessionChange =
  | { readonly kind: 'log-level'; readonly level: LoggingLevel }
  | { readonly kind: 'subscribe'; readonly uri: string }
  | { readonly kind: 'unsubscribe'; readonly uri: string }
  | {
      readonly kind: 'visibility';
      /** Makes what shall be shown and hidden of what is so far. */
      readonly edit: (before: string | undefined) => string | undefined;
    };

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
  applyChange(session, change);
}

/** Makes a change in this process alone. */
export function applyChange(
  session: SessionState,
  change: SessionChange,
): void {
  switch (change.kind) {
    case 'log-level':
      session.logLevel = change.level;
      break;
    case 'visibility':
      session.visibility = change.edit(session.visibility);
      break;
    default:
      changeUris(session.uris, change);
  }
}

/** Makes a change of what is watched; one of anything else is none. */
export function changeUris(uris: SubscribedUris, change: SessionChange): void {
  if (change.kind === 'subscribe') uris.add(change.uri);
  if (change.kind === 'unsubscribe') uris.delete(change.uri);
}
