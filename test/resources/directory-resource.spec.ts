import { describe, expect, it } from '@jest/globals';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  DirectoryResource,
  type DirectoryResourceOptions,
} from '../../lib/index.js';
import { globTest } from '../../lib/resources/glob-pattern.js';
import { clientOf, ERAS, refusalOf } from '../primitives/support.js';
import { tempFolder } from './support/temp-folder.js';

const outside = tempFolder({ 'secret.md': '' });
const folder = tempFolder({
  'b.md': '',
  'a.md': '',
  'ä b.txt': '',
  '.hidden': '',
  'guide/start.md': '',
  'guide/deep/end.md': '',
  'guide/deep/end.txt': '',
});
symlinkSync(join(folder, 'guide/start.md'), join(folder, 'link.md'));
symlinkSync(join(outside, 'secret.md'), join(folder, 'out.md'));
symlinkSync(outside, join(folder, 'out'));
symlinkSync(folder, join(folder, 'guide/loop'));
symlinkSync(join(folder, 'nothing'), join(folder, 'dangling.md'));

const crowd = tempFolder(
  Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, ''])),
);

const clientWith = (
  era: (typeof ERAS)[number],
  options: Omit<DirectoryResourceOptions, 'uri'>,
) =>
  clientOf(era, {
    providers: [DirectoryResource.provider({ uri: 'docs://', ...options })],
  });

/** The files a folder is listed with. */
async function filesOf(
  options: Omit<DirectoryResourceOptions, 'uri' | 'path'>,
): Promise<unknown> {
  const client = await clientWith('modern', { path: folder, ...options });
  const { contents } = await client.readResource({ uri: 'docs://' });
  const [first] = contents;
  const { files } = JSON.parse(first && 'text' in first ? first.text : '{}');
  return files;
}

describe.each(ERAS)('a folder as a resource for %s clients', (era) => {
  it('is listed and read as JSON: its files, sorted', async () => {
    const client = await clientWith(era, { path: folder });
    const { resources } = await client.listResources();
    expect(resources).toEqual([
      { uri: 'docs://', name: 'docs', mimeType: 'application/json' },
    ]);
    const { contents } = await client.readResource({ uri: 'docs://' });
    expect(contents).toEqual([
      {
        uri: 'docs://',
        mimeType: 'application/json',
        text: '{"files":[".hidden","a.md","b.md","link.md","ä b.txt"]}',
      },
    ]);
  });

  it('is not found where there is none', async () => {
    const client = await clientWith(era, { path: join(folder, 'nothing') });
    const refusal = refusalOf(client.readResource({ uri: 'docs://' }));
    expect(await refusal).toMatchObject({
      message: 'Resource not found',
      data: { uri: 'docs://' },
    });
  });

  it('fails without telling where it lies when it is a file', async () => {
    const client = await clientWith(era, { path: join(folder, 'a.md') });
    const { code, message } = await refusalOf(
      client.readResource({ uri: 'docs://' }),
    );
    expect(code).toBe(-32603);
    expect(message).not.toContain(folder);
  });
});

describe('the files of a folder', () => {
  it('are those of the folders in it, too, with forward slashes', async () => {
    expect(await filesOf({ recursive: true })).toEqual([
      '.hidden',
      'a.md',
      'b.md',
      'guide/deep/end.md',
      'guide/deep/end.txt',
      'guide/start.md',
      'link.md',
      'ä b.txt',
    ]);
  });

  it('are chosen by name, whatever the folder', async () => {
    expect(await filesOf({ recursive: true, pattern: '*.txt' })).toEqual([
      'guide/deep/end.txt',
      'ä b.txt',
    ]);
    expect(await filesOf({ pattern: '?.md' })).toEqual(['a.md', 'b.md']);
  });

  it('are chosen by path', async () => {
    expect(await filesOf({ recursive: true, pattern: 'guide/*.md' })).toEqual([
      'guide/start.md',
    ]);
    expect(
      await filesOf({ recursive: true, pattern: 'guide/**/*.md' }),
    ).toEqual(['guide/deep/end.md', 'guide/start.md']);
  });

  it('are chosen by a regular expression, with any flags', async () => {
    expect(await filesOf({ recursive: true, pattern: /END\.\w+$/gi })).toEqual([
      'guide/deep/end.md',
      'guide/deep/end.txt',
    ]);
  });

  it('are not those links lead out to, nor looked for in a circle', async () => {
    const files = await filesOf({ recursive: true, pattern: /out|loop|dang/ });
    expect(files).toEqual([]);
  });

  it('are at most ten thousand', async () => {
    const fitting = await clientWith('modern', {
      path: crowd,
      pattern: '*1*',
    });
    await fitting.readResource({ uri: 'docs://' });
    const client = await clientWith('modern', { path: crowd });
    const { code, message } = await refusalOf(
      client.readResource({ uri: 'docs://' }),
    );
    expect(code).toBe(-32603);
    expect(message).not.toContain(crowd);
  });
});

describe('a pattern', () => {
  it.each([
    ['*', 'a/b.md'],
    ['*.md', '.md'],
    ['a+(b).[c]', 'a+(b).[c]'],
    ['**/*.md', 'a.md'],
    ['**/*.md', 'a/b/c.md'],
    ['a/**', 'a/b/c'],
    ['a/**/d', 'a/d'],
    ['a?c', 'x/abc'],
    ['*', 'line\nbreak'],
  ])('%j fits %j', (pattern, path) => {
    expect(globTest(pattern)(path)).toBe(true);
  });

  it.each([
    ['*.md', 'a.mdx'],
    ['*.md', 'a.md/b'],
    ['a.md', 'axmd'],
    ['A.md', 'a.md'],
    ['a/*', 'a/b/c'],
    ['a/*', 'x/a/b'],
    ['a?c', 'a/c'],
    ['a/**/d', 'a/bd'],
    ['', 'a'],
  ])('%j does not fit %j', (pattern, path) => {
    expect(globTest(pattern)(path)).toBe(false);
  });
});
