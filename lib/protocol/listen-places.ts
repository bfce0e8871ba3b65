import { ProtocolFault } from '../errors/protocol-fault.js';
import type { NotificationHub } from '../notifications/notification-hub.js';
import { LiveCount } from '../sessions/live-count.js';

/** Most streams of `subscriptions/listen` one principal may have open. */
const PER_PRINCIPAL = 100;

const places = new WeakMap<NotificationHub, LiveCount>();

/**
 * Takes one of the places to listen at a hub. The hub itself limits how many
 * there are; this, what one caller may have of them. Anonymous callers cannot
 * be told apart: they share what there is.
 *
 * @returns to be called when the place is free again
 * @throws ProtocolFault `throttled` when the caller has 100 already
 */
export function takePlace(
  hub: NotificationHub,
  principal: string | undefined,
): () => void {
  const limits = { perOwner: PER_PRINCIPAL, total: Infinity };
  const count = places.get(hub) ?? new LiveCount(limits);
  places.set(hub, count);
  const leave = count.take(principal);
  if (leave) return leave;
  throw new ProtocolFault(
    'throttled',
    `At most ${PER_PRINCIPAL} subscriptions of one caller can be open at a time.`,
  );
}
