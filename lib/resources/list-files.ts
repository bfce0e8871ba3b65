import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What is looked for in a folder. */
export interface ListFilesOptions {
  /** Whether folders in it are looked through, too. */
  readonly recursive: boolean;
  /** Whether a file belongs to the list, by its path relative to the folder, with forward slashes. */
  readonly test: (path: string) => boolean;
  /** Ends the search. */
  readonly signal: AbortSignal;
}

/**
 * The files of a folder, as paths relative to it. Links count as the file they
 * lead to where that lies in the folder; links to folders are not followed.
 *
 * @param folder an absolute path
 */
export async function* listFiles(
  folder: string,
  options: ListFilesOptions,
): AsyncGenerator<string> {
  const root = (await realpath(folder)) + sep;
  const open: string[] = [''];
  for (let under = open.pop(); under !== undefined; under = open.pop()) {
    for await (const entry of await opendir(join(folder, under))) {
      options.signal.throwIfAborted();
      const path = `${under}${entry.name}`;
      if (entry.isDirectory()) {
        if (options.recursive) open.push(`${path}/`);
      } else if (
        options.test(path) &&
        (await isFileWithin(root, join(folder, path), entry))
      ) {
        yield path;
      }
    }
  }
}

async function isFileWithin(
  root: string,
  path: string,
  entry: Dirent,
): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    const target = await realpath(path);
    return target.startsWith(root) && (await stat(target)).isFile();
  } catch {
    // A link that leads nowhere.
    return false;
  }
}
