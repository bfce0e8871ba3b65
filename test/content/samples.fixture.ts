import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The first bytes of files of each kind, enough to tell them by. */
export const BYTES = {
  png: Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
  jpeg: Buffer.from('ffd8ffe000104a46', 'hex'),
  gif: Buffer.from('4749463839610100', 'hex'),
  webp: Buffer.from('524946461a00000057454250', 'hex'),
  wav: Buffer.from('524946462400000057415645', 'hex'),
  mp3: Buffer.from('49443304000000000000', 'hex'),
  ogg: Buffer.from('4f67675300020000', 'hex'),
  pdf: Buffer.from('%PDF-1.7\n\xe2\xe3', 'latin1'),
  unknown: Buffer.from('00ff00fe', 'hex'),
} as const;

/** A folder of files that is gone after the tests. */
export interface Folder {
  readonly path: (name: string) => string;
  readonly remove: () => Promise<void>;
}

/** Makes a folder with these files in it. */
export async function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  await Promise.all(
    Object.entries(files).map(([name, data]) =>
      writeFile(join(folder, name), data),
    ),
  );
  return {
    path: (name) => join(folder, name),
    remove: () => rm(folder, { recursive: true }),
  };
}
