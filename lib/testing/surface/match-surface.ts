import { relative } from 'node:path';
import type { MatcherContext, MatcherOutcome } from '../matcher-context.js';
import { compareSurfaces } from './compare-surfaces.js';
import { LockFileException } from './lock-file.exception.js';
import { readLock, writeLock } from './lock-file.js';
import { lockPath } from './lock-path.js';
import type { McpSurface } from './mcp-surface.js';
import { connectedClient } from './surface-client.js';
import { surfaceOf } from './surface-of.js';
import { countsOf, inventoryOf, linesOf } from './surface-report.js';
import { weightInWords } from './token-weight.js';
import { writePermission } from './write-permission.js';

/** Where the surface of a server is kept. */
export interface McpSurfaceOptions {
  /** Path of the lock file, from the folder of the nearest `package.json` above the test. One for each server, era and kind of caller. Default: `mcp.lock.json`. */
  readonly file?: string;
}

/**
 * Compares what a client sees with what the lock file says it saw, or writes
 * the file where the run asks for it.
 *
 * @param received a connected client
 * @throws TypeError for `.not` and for what is no connected client; LockFileException; what listing throws
 */
export async function matchSurface(
  context: MatcherContext,
  received: unknown,
  { file }: McpSurfaceOptions = {},
): Promise<MatcherOutcome> {
  if (context.isNot) {
    throw new TypeError(
      'toMatchMcpSurface() cannot be negated: a surface that must differ from its lock file says nothing. Compare surfaceOf(client) yourself.',
    );
  }
  const surface = await surfaceOf(connectedClient(received));
  const path = lockPath(context.testPath, file);
  const permission = writePermission(context.snapshotState);
  if (permission === 'all') return written(path, surface);
  const locked = readLock(path);
  if (locked) return compared(path, locked, surface);
  return permission === 'new' ? written(path, surface) : missing(path);
}

function compared(
  path: string,
  locked: McpSurface,
  surface: McpSurface,
): MatcherOutcome {
  const changes = compareSurfaces(locked, surface);
  return {
    pass: changes.length === 0,
    message: () =>
      [
        `The surface of the server is not what ${nameOf(path)} says: ${countsOf(changes)}.`,
        linesOf(changes),
        weightInWords(surface.tokens, locked.tokens),
        `To accept this, run the tests with -u, or with MCP_SURFACE=update where the runner has no such option (not in CI mode, which writes nothing), and commit the file.`,
      ].join('\n\n'),
  };
}

function missing(path: string): MatcherOutcome {
  return {
    pass: false,
    message: () =>
      `There is no ${nameOf(path)} to compare the surface of the server with, and a run in CI mode writes none. Run the tests once outside CI (without --ci, and without CI in the environment) and commit the file.`,
  };
}

function written(path: string, surface: McpSurface): MatcherOutcome {
  const locked = readable(path);
  const changes = locked && compareSurfaces(locked, surface);
  if (!writeLock(path, surface)) return FINE;
  const told = changes
    ? `changed, ${countsOf(changes) || 'in nothing that matters'}. ${weightInWords(surface.tokens, locked?.tokens)}`
    : inventoryOf(surface);
  // Past the runner's console, which puts a stack beside every line.
  process.stderr.write(`Wrote ${nameOf(path)}: ${told}\n`);
  return FINE;
}

const FINE: MatcherOutcome = { pass: true, message: () => '' };

/** What is about to be overwritten, if it can be read. */
function readable(path: string): McpSurface | undefined {
  try {
    return readLock(path);
  } catch (error) {
    if (error instanceof LockFileException) return undefined;
    throw error;
  }
}

/** A path as it is seen from where the tests were started. */
function nameOf(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
