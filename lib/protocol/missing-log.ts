import { isAnswerTo } from '../catalog/entry-lookup.js';
import { HiddenLog } from '../execution/hidden-log.js';
import type { ServerProfile } from './server-profile.js';

const log = new HiddenLog();

/**
 * Tells developers which step of the catalog dropped what a client asks for:
 * `disable()`, a transform, a clash. Says nothing of what never was there.
 *
 * @param name of resources and templates the URI
 */
export function tellMissing(
  { trace }: ServerProfile['catalog'],
  kind: 'tool' | 'resource' | 'prompt',
  name: string,
): void {
  if (!trace || !log.isOn) return;
  for (const { entry, way } of trace.dropped) {
    if (entry.kind === 'completion') continue;
    if (!isAnswerTo(entry, kind, name)) continue;
    const by = way.steps.at(-1)?.by ?? 'the catalog';
    log.tell(`${entry.kind} "${entry.name}"`, `${by} drops it.`);
    return;
  }
}
