import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The name of a lock file where a test gives none. */
const DEFAULT_NAME = 'mcp.lock.json';

/**
 * Where the lock file of a test is: beside the nearest package.json above it.
 *
 * @param testPath path of the test file; the working directory where a runner does not tell
 * @param file another name or path, from that place
 */
export function lockPath(
  testPath: string | undefined,
  file = DEFAULT_NAME,
): string {
  const start = testPath === undefined ? process.cwd() : dirname(testPath);
  return resolve(packageFolder(start) ?? process.cwd(), file);
}

function packageFolder(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : packageFolder(parent);
}
