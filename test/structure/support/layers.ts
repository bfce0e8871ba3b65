/**
 * The layers of `lib/`, each of which may import those above it in this list
 * and nothing below. Layers of one line are equals and do not know each other.
 */
const CHAIN: readonly (readonly string[])[] = [
  ['sdk', 'nest', 'errors'],
  ['schema'],
  ['uri', 'content'],
  ['components'],
  ['exchange'],
  ['context'],
  ['sessions', 'notifications'],
  ['catalog'],
  ['execution'],
  ['interaction'],
  ['protocol'],
  ['transports'],
  ['server'],
  ['module'],
  ['stdio'],
];

/** Layers beside the chain: what they may import, and which layers may import them. */
const BESIDE: Readonly<
  Record<string, { imports: readonly string[]; importedBy: readonly string[] }>
> = {
  decorators: {
    imports: ['sdk', 'schema', 'components', 'context'],
    importedBy: [
      'resources',
      'catalog',
      'discovery',
      'layers',
      'server',
      'module',
    ],
  },
  resources: {
    imports: ['schema', 'uri', 'content', 'context', 'decorators'],
    importedBy: ['discovery', 'server', 'module'],
  },
  discovery: {
    imports: [
      'sdk',
      'nest',
      'errors',
      'schema',
      'uri',
      'components',
      'context',
      'notifications',
      'catalog',
      'decorators',
      'resources',
    ],
    importedBy: ['layers', 'server', 'module'],
  },
  layers: {
    imports: [
      'sdk',
      'errors',
      'schema',
      'uri',
      'components',
      'context',
      'catalog',
      'decorators',
    ],
    importedBy: ['server', 'module'],
  },
};

/** What entry points of their own (`testing`, `auth`, …) may import of the rest. */
const OPEN_TO_ENTRY_POINTS: ReadonlySet<string> = new Set([
  'index',
  'internal',
]);

/** The layer of a source: its folder, or its name where it lies in `lib/` itself. */
export function layerOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first.replace(/\.ts$/, '');
}

/** Whether a source of one layer may import one of another. */
export function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (OPEN_TO_ENTRY_POINTS.has(from)) return isLayer(to);
  if (!isLayer(from)) return OPEN_TO_ENTRY_POINTS.has(to);
  if (!isLayer(to)) return false;
  const beside = BESIDE[from];
  if (beside) return beside.imports.includes(to);
  const target = BESIDE[to];
  if (target) return target.importedBy.includes(from);
  return rankOf(to) < rankOf(from);
}

function isLayer(name: string): boolean {
  return name in BESIDE || rankOf(name) >= 0;
}

function rankOf(name: string): number {
  return CHAIN.findIndex((equals) => equals.includes(name));
}
