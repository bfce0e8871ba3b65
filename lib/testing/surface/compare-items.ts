import { comparePromptArguments } from './compare-prompt-arguments.js';
import { recordOf } from './json-value.js';
import type { McpSurfaceItem } from './mcp-surface.js';
import { SchemaComparison } from './schema-comparison.js';
import type { SchemaSide } from './schema-comparing.js';
import { changeOfWords } from './schema-words.js';
import { SECURITY_KEY, securityChanges } from './security-schemes.js';
import type { ChangeClass, NoteChange } from './surface-change.js';
import type { SurfaceKind } from './surface-kinds.js';

/** Takes note of a change of one component; `place` is where in it, empty for the component itself. */
type NoteInItem = (place: string, level: ChangeClass, what: string) => void;

/** Compares a component with what it was. */
export function compareItems(
  { word, id }: SurfaceKind,
  before: McpSurfaceItem,
  now: McpSurfaceItem,
  note: NoteChange,
): void {
  const component = `${word} ${String(now[id])}`;
  const noteInItem: NoteInItem = (place, level, what) => {
    const where = place ? `${component}, ${place}` : component;
    note({ class: level, where, what });
  };
  compareInput(before, now, noteInItem);
  compareOutput(before, now, noteInItem);
  compareMeta(before, now, noteInItem);
  compareRead(before, now, noteInItem);
}

function compareInput(
  before: McpSurfaceItem,
  now: McpSurfaceItem,
  note: NoteInItem,
): void {
  const { inputSchema: old, arguments: oldNames } = before;
  const { inputSchema, arguments: names } = now;
  compareSchemas('input', old, inputSchema, note);
  comparePromptArguments(oldNames, names, (name, level, what) =>
    note(`argument "${name}"`, level, what),
  );
}

function compareOutput(
  before: McpSurfaceItem,
  now: McpSurfaceItem,
  note: NoteInItem,
): void {
  const { outputSchema: old, mimeType: oldType } = before;
  const { outputSchema, mimeType } = now;
  if (old === undefined || outputSchema === undefined) {
    if (old) note('output', 'breaking', 'is no longer described by a schema');
    if (outputSchema)
      note('output', 'additive', 'is described by a schema now');
  } else {
    compareSchemas('output', old, outputSchema, note);
  }
  const what = changeOfWords('mimeType', oldType, mimeType);
  if (what) note('', oldType === undefined ? 'additive' : 'breaking', what);
}

function compareSchemas(
  side: SchemaSide,
  before: unknown,
  now: unknown,
  note: NoteInItem,
): void {
  const [root, part] =
    side === 'input' ? ['arguments', 'argument'] : ['output', 'output'];
  new SchemaComparison(side, before, now, (path, level, what) =>
    note(path ? `${part} "${path}"` : root, level, what),
  ).run();
}

function compareMeta(
  before: McpSurfaceItem,
  now: McpSurfaceItem,
  note: NoteInItem,
): void {
  const { [SECURITY_KEY]: oldWays, ...oldMeta } = recordOf(before['_meta']);
  const { [SECURITY_KEY]: ways, ...meta } = recordOf(now['_meta']);
  for (const [level, what] of securityChanges(oldWays, ways)) {
    note('security', level, what);
  }
  compareWords('_meta ', oldMeta, meta, note);
}

/** Compares what models and people read. */
function compareRead(
  before: McpSurfaceItem,
  now: McpSurfaceItem,
  note: NoteInItem,
): void {
  const words = ({ name, title, description }: McpSurfaceItem) => ({
    name,
    title,
    description,
  });
  compareWords('', words(before), words(now), note);
  compareWords(
    'annotation ',
    recordOf(before['annotations']),
    recordOf(now['annotations']),
    note,
  );
}

function compareWords(
  prefix: string,
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  note: NoteInItem,
): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const what = changeOfWords(`${prefix}${key}`, before[key], now[key]);
    if (what) note('', 'visible', what);
  }
}
