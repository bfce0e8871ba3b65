import type { TracedEntry, TraceStep } from '../../catalog/catalog-trace.js';
import { placeOf } from '../../components/method-handler.js';
import type { ExplanationStep } from './explanation.js';

/**
 * How an entry came to be what it is: its source, mounts, layers.
 *
 * @param root names the server, which everything comes to
 */
export function waySteps(
  { entry, steps }: TracedEntry,
  root: string,
): readonly ExplanationStep[] {
  let part = root;
  const said: ExplanationStep[] = [];
  for (const step of steps) {
    const { by, effect, as } = step;
    if (effect === 'offered') {
      const place = placeOf(entry.handler);
      said.push({ kind: 'source', by, effect: `gives ${place} ${as}.` });
    } else if (effect !== 'passed') {
      const kind = effect === 'clashed' ? 'clash' : 'layer';
      said.push({ kind, by, level: part, effect: wordsOf(step) });
    } else {
      part = by;
      if (by !== root) said.push({ kind: 'mount', by, effect: 'mounts it.' });
    }
  }
  return said;
}

function wordsOf({ effect, as, why }: TraceStep): string {
  switch (effect) {
    case 'renamed':
      return `gives it ${as}.`;
    case 'unlisted':
      return 'keeps it out of lists.';
    case 'clashed':
      return `leaves it out: ${why ?? `${as} is taken.`}`;
    default:
      return 'leaves it out.';
  }
}
