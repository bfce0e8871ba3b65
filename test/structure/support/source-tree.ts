import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Folders no source of ours lives in. */
const SKIPPED: ReadonlySet<string> = new Set([
  '.git',
  'build',
  'coverage',
  'dist',
  'node_modules',
]);

/** Every file below a folder of the repository, as `/`-separated paths from the root. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The library's sources, as paths from the root. */
export const LIB_FILES: readonly string[] = filesBelow('lib').filter((path) =>
  path.endsWith('.ts'),
);

/** A source parsed without types, parents set. */
export function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
}
