import { ServerResponse } from 'node:http';
import { queryObjects } from 'node:v8';
import { LiveSession } from '../../../dist/sessions/live-session.js';
import type { Census } from '../census.js';
import { openStreams } from './open-streams.js';

const timer = setTimeout(() => undefined);
clearTimeout(timer);

/**
 * Of what no more may be reachable than at the start; timers also when they keep
 * no process alive. Few, because each takes a walk through the heap.
 */
const KINDS: Readonly<Record<string, Function>> = {
  timers: timer.constructor,
  responses: ServerResponse,
  'live sessions': LiveSession,
};

/**
 * Counts what keeps the process alive, and what is reachable after collecting
 * all garbage.
 *
 * @param listeners of the server's hub
 */
export function count(listeners: number): Census {
  const census: Record<string, number> = {
    listeners,
    'open streams': openStreams(),
  };
  for (const name of process.getActiveResourcesInfo()) {
    census[name] = (census[name] ?? 0) + 1;
  }
  for (const [name, kind] of Object.entries(KINDS)) {
    census[name] = queryObjects(kind, { format: 'count' });
  }
  return census;
}
