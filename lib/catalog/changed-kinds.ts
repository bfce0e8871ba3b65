import type { CatalogEntry } from '../components/component.js';

/** The lists clients may keep: resources and templates are one. */
export type ChangedKind = 'tools' | 'resources' | 'prompts';

const LISTS = {
  tool: 'tools',
  resource: 'resources',
  'resource-template': 'resources',
  prompt: 'prompts',
  completion: undefined,
} as const;

/** The lists that are not what they were. */
export function changedKinds(
  before: readonly CatalogEntry[],
  after: readonly CatalogEntry[],
): ReadonlySet<ChangedKind> {
  const changed = new Set<ChangedKind>();
  for (const list of ['tools', 'resources', 'prompts'] as const) {
    const isIn = ({ kind }: CatalogEntry) => LISTS[kind] === list;
    const [old, now] = [before.filter(isIn), after.filter(isIn)];
    if (
      old.length !== now.length ||
      old.some((entry, index) => !isSame(entry, now[index]))
    ) {
      changed.add(list);
    }
  }
  return changed;
}

/** Layers copy entries each time; a copy is the same as long as clients see the same. */
function isSame(a: CatalogEntry, b: CatalogEntry | undefined): boolean {
  if (a === b) return true;
  return a.handler === b?.handler && shown(a) === shown(b);
}

function shown(entry: CatalogEntry): string {
  if (entry.kind === 'completion') return JSON.stringify(entry.target);
  // What runs is not shown, and may not be JSON.
  const { handler: _, input, rules: __, ...info } = entry;
  const {
    output,
    template,
    enumerate: ___,
    ...rest
  } = {
    output: undefined,
    template: undefined,
    enumerate: undefined,
    ...info,
  };
  return JSON.stringify([rest, input.json, output?.json, template?.text]);
}
