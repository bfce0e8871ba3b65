import { compareItems } from './compare-items.js';
import type { McpSurface, McpSurfaceItem } from './mcp-surface.js';
import { changeOfWords } from './schema-words.js';
import type {
  ChangeClass,
  NoteChange,
  SurfaceChange,
} from './surface-change.js';
import {
  SURFACE_KINDS,
  SURFACE_LISTS,
  type SurfaceKind,
} from './surface-kinds.js';

/** The classes of changes, the worst first. */
export const CHANGE_CLASSES: readonly ChangeClass[] = [
  'breaking',
  'visible',
  'additive',
];

/**
 * Everything that changed between two surfaces of a server, and what each
 * change does to its callers, the worst first.
 */
export function compareSurfaces(
  before: McpSurface,
  now: McpSurface,
): readonly SurfaceChange[] {
  const changes: SurfaceChange[] = [];
  const what = changeOfWords('the text', before.instructions, now.instructions);
  if (what) changes.push({ class: 'visible', where: 'instructions', what });
  for (const list of SURFACE_LISTS) {
    compareLists(SURFACE_KINDS[list], before[list], now[list], (change) =>
      changes.push(change),
    );
  }
  return CHANGE_CLASSES.flatMap((level) =>
    changes.filter((change) => change.class === level),
  );
}

function compareLists(
  kind: SurfaceKind,
  before: readonly McpSurfaceItem[],
  now: readonly McpSurfaceItem[],
  note: NoteChange,
): void {
  const old = byId(kind, before);
  const current = byId(kind, now);
  for (const id of new Set([...old.keys(), ...current.keys()])) {
    const was = old.get(id);
    const is = current.get(id);
    const where = `${kind.word} ${id}`;
    if (was && is) compareItems(kind, was, is, note);
    else if (was) note({ class: 'breaking', where, what: 'was removed' });
    else note({ class: 'additive', where, what: 'is new' });
  }
}

function byId(
  { id }: SurfaceKind,
  items: readonly McpSurfaceItem[],
): ReadonlyMap<string, McpSurfaceItem> {
  return new Map(items.map((item) => [String(item[id]), item]));
}
