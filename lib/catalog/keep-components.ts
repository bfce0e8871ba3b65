import type { CatalogEntry, Component } from '../components/component.js';

/**
 * The entries without some components, and without the completions of
 * prompts and templates none of which is left.
 *
 * @param isKept asked once for each component
 */
export function keepComponents(
  entries: readonly CatalogEntry[],
  isKept: (component: Component) => boolean,
): readonly CatalogEntry[] {
  const dropped = new Set<string>();
  const kept = new Set<string>();
  const left = entries.filter((entry) => {
    if (entry.kind === 'completion') return true;
    const stays = isKept(entry);
    const key = completedAs(entry);
    if (key !== undefined) (stays ? kept : dropped).add(key);
    return stays;
  });
  if (left.length === entries.length) return entries;
  return left.filter((entry) => {
    if (entry.kind !== 'completion') return true;
    const key = keyOf(entry.target.kind, entry.target.name);
    // A completion of something that never was there is for others to find.
    return kept.has(key) || !dropped.has(key);
  });
}

function completedAs(component: Component): string | undefined {
  switch (component.kind) {
    case 'prompt':
      return keyOf(component.kind, component.name);
    case 'resource-template':
      return keyOf(component.kind, component.template.text);
    default:
      return undefined;
  }
}

function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}
