import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isRecord, recordOf } from './json-value.js';
import { LockFileException } from './lock-file.exception.js';
import type { McpSurface, McpSurfaceItem } from './mcp-surface.js';
import { isItem } from './surface-item.js';
import { SURFACE_KINDS, type SurfaceList } from './surface-kinds.js';

/** How lock files are laid out; goes up when that changes. */
const FORMAT = 1;

/**
 * The surface a lock file holds.
 *
 * @returns undefined when there is no such file
 * @throws LockFileException when it cannot be read, or is no lock file
 */
export function readLock(path: string): McpSurface | undefined {
  return existsSync(path) ? surfaceIn(path, parsed(path)) : undefined;
}

/**
 * Puts a surface into a lock file, whose folder is made where there is none.
 *
 * @returns whether that changed the file
 */
export function writeLock(path: string, surface: McpSurface): boolean {
  const { instructions, tokens, ...lists } = surface;
  const lock = { mcpSurface: FORMAT, tokens, instructions, ...lists };
  const text = `${JSON.stringify(lock, undefined, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  // In one step: another worker may be reading it, or writing it, too.
  const draft = `${path}.${randomUUID()}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, path);
  return true;
}

function parsed(path: string): unknown {
  const text = attempt(path, 'it is unreadable', () =>
    readFileSync(path, 'utf8'),
  );
  return attempt(path, 'it is no JSON', (): unknown => JSON.parse(text));
}

function attempt<Result>(
  path: string,
  problem: string,
  work: () => Result,
): Result {
  try {
    return work();
  } catch (error) {
    // Not by its class: a test runner's realm has an Error of its own.
    const reason = recordOf(error)['message'];
    throw new LockFileException(path, `${problem} (${String(reason)})`, error);
  }
}

function surfaceIn(path: string, lock: unknown): McpSurface {
  if (!isRecord(lock) || lock['mcpSurface'] === undefined) {
    throw new LockFileException(path, 'it is no lock file of a surface');
  }
  const { mcpSurface, instructions, tokens } = lock;
  if (mcpSurface !== FORMAT) {
    throw new LockFileException(
      path,
      `its format is ${JSON.stringify(mcpSurface)}, and this version of nest-fastmcp reads ${FORMAT}`,
    );
  }
  if (typeof tokens !== 'number') {
    throw new LockFileException(path, '"tokens" is no number');
  }
  if (instructions !== undefined && typeof instructions !== 'string') {
    throw new LockFileException(path, '"instructions" is no text');
  }
  const list = (name: SurfaceList) => itemsIn(path, name, lock[name]);
  return {
    ...(instructions !== undefined && { instructions }),
    tools: list('tools'),
    resources: list('resources'),
    resourceTemplates: list('resourceTemplates'),
    prompts: list('prompts'),
    tokens,
  };
}

function itemsIn(
  path: string,
  list: SurfaceList,
  value: unknown,
): readonly McpSurfaceItem[] {
  if (!Array.isArray(value)) {
    throw new LockFileException(path, `"${list}" is no list`);
  }
  const kind = SURFACE_KINDS[list];
  return value.map((item: unknown, index) => {
    if (isItem(kind, item)) return item;
    throw new LockFileException(
      path,
      `"${list}[${index}]" has no name${kind.id === 'name' ? '' : ` or no ${kind.id}`}`,
    );
  });
}
