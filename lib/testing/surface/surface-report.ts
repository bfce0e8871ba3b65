import { CHANGE_CLASSES } from './compare-surfaces.js';
import type { McpSurface } from './mcp-surface.js';
import type { ChangeClass, SurfaceChange } from './surface-change.js';
import { SURFACE_KINDS, SURFACE_LISTS } from './surface-kinds.js';
import { weightInWords } from './token-weight.js';

const NAMES: Readonly<Record<ChangeClass, string>> = {
  breaking: 'breaking',
  visible: 'model-visible',
  additive: 'additive',
};

const HEADS: Readonly<Record<ChangeClass, string>> = {
  breaking: 'Breaking: callers and readers that work today may fail',
  visible: 'Model-visible: models and people read something else',
  additive: 'Additive: what worked still works',
};

/** Such as `2 breaking, 1 additive`. */
export function countsOf(changes: readonly SurfaceChange[]): string {
  return CHANGE_CLASSES.map((level) => [
    changes.filter((change) => change.class === level).length,
    NAMES[level],
  ])
    .filter(([count]) => count !== 0)
    .map((words) => words.join(' '))
    .join(', ');
}

/** Every change on a line of its own, under the head of its class, the worst first. */
export function linesOf(changes: readonly SurfaceChange[]): string {
  return CHANGE_CLASSES.map((level) => [
    HEADS[level],
    ...changes
      .filter((change) => change.class === level)
      .map(({ where, what }) => `  ${where}: ${what}`),
  ])
    .filter(({ length }) => length > 1)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What a surface has, and what it weighs: `3 tools, 1 prompt. The tools list weighs …`. */
export function inventoryOf(surface: McpSurface): string {
  const counts = SURFACE_LISTS.map((list) => {
    const { length } = surface[list];
    return [length, `${SURFACE_KINDS[list].word}${length === 1 ? '' : 's'}`];
  }).filter(([count]) => count !== 0);
  const words = counts.map((count) => count.join(' ')).join(', ');
  return `${words || 'nothing listed'}. ${weightInWords(surface.tokens)}`;
}
