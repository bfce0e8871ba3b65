import { LiveCount } from '../../../dist/sessions/live-count.js';

const counts = new Set<LiveCount>();
const { take } = LiveCount.prototype;

// The server keeps its count to itself, and a count that is wrong refuses streams one day.
LiveCount.prototype.take = function (owner) {
  counts.add(this);
  return take.call(this, owner);
};

/** How many event streams the server believes to be open. */
export function openStreams(): number {
  return [...counts].reduce((sum, { total }) => sum + total, 0);
}
