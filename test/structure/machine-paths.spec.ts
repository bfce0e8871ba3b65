import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, filesBelow, textOf } from './support/source-tree.js';

const FOLDERS = [
  'lib',
  'sample',
  'docs',
  'scripts',
  'benchmarks',
  'test',
  '.ci',
];

/** Absolute paths of somebody's machine, spelt so that this file holds none. */
const MACHINE_PATH = new RegExp(
  `(?<![\\w.:/-])/(?:${['work', 'root', 'tmp'].join('|')})/`,
);

describe('the repository', () => {
  it('names no path of the machine it was written on', () => {
    const top = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'package-lock.json')
      .map(({ name }) => name);
    const below = FOLDERS.filter((folder) => existsSync(join(ROOT, folder)))
      .flatMap(filesBelow)
      .filter((path) => !path.endsWith('package-lock.json'));
    const naming = [...top, ...below].filter((path) =>
      MACHINE_PATH.test(textOf(path)),
    );
    expect(naming).toEqual([]);
  });
});
