/**
 * Whether a run may write a lock file: `all` also over one there is, `new`
 * only where there is none, `none` never, as in CI.
 */
export type WritePermission = 'all' | 'new' | 'none';

/** Where Vitest's state, and where Jest's, says what may be written. */
const PLACES = ['snapshotUpdateState', '_updateSnapshot'];

/**
 * What the run allows: what its runner says of snapshots (`-u`, `--ci`), or
 * else the environment variable `CI`. `MCP_SURFACE=update` allows everything
 * where it is not CI.
 *
 * @param snapshotState how the runner keeps snapshots; anything else counts as a runner that says nothing
 * @throws TypeError when `MCP_SURFACE` is anything else
 */
export function writePermission(snapshotState: unknown): WritePermission {
  const { CI, MCP_SURFACE } = process.env;
  if (MCP_SURFACE && MCP_SURFACE !== 'update') {
    throw new TypeError(
      `MCP_SURFACE is "${MCP_SURFACE}". Unset it, or set it to "update" to write lock files anew.`,
    );
  }
  const allowed = saidBy(snapshotState) ?? (isSet(CI) ? 'none' : 'new');
  return MCP_SURFACE && allowed === 'new' ? 'all' : allowed;
}

function saidBy(state: unknown): WritePermission | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  return PLACES.map((place): unknown => Reflect.get(state, place)).find(
    isPermission,
  );
}

function isPermission(value: unknown): value is WritePermission {
  return value === 'all' || value === 'new' || value === 'none';
}

function isSet(flag: string | undefined): boolean {
  return flag !== undefined && !['', '0', 'false'].includes(flag);
}
