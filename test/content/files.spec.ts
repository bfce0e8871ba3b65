import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isContentPart } from '../../lib/content/content-part.js';
import { content } from '../../lib/content/content.js';
import { resolveContent } from '../../lib/content/resolve-content.js';
import { BYTES, type Folder, folderOf } from './samples.fixture.js';

describe('content of a path', () => {
  let folder: Folder;

  beforeAll(async () => {
    folder = await folderOf({
      'chart.png': BYTES.png,
      chart: BYTES.jpeg,
      'song.mp3': BYTES.mp3,
      'notes.md': '# Notes',
      'data.json': '{"a":1}',
      'broken.txt': BYTES.unknown,
      'report.pdf': BYTES.pdf,
      'a b.csv': 'a,b',
    });
  });

  afterAll(() => folder.remove());

  it.each([
    ['a string', () => content.image(folder.path('chart.png'))],
    ['{ path }', () => content.image({ path: folder.path('chart.png') })],
    [
      'a relative path',
      () => content.image(relative(process.cwd(), folder.path('chart.png'))),
    ],
    ['a URL', () => content.image(pathToFileURL(folder.path('chart.png')))],
    [
      '{ path } of a URL',
      () => content.image({ path: pathToFileURL(folder.path('chart.png')) }),
    ],
  ])('is read from %s', async (_, make) => {
    expect(await resolveContent(make())).toEqual({
      type: 'image',
      data: BYTES.png.toString('base64'),
      mimeType: 'image/png',
    });
  });

  it('shows its type by its bytes where the name has no extension', async () => {
    expect(
      await resolveContent(content.image(folder.path('chart'))),
    ).toMatchObject({ mimeType: 'image/jpeg' });
  });

  it('can be a sound', async () => {
    expect(
      await resolveContent(content.audio(folder.path('song.mp3'))),
    ).toMatchObject({ type: 'audio', mimeType: 'audio/mpeg' });
  });

  it.each([
    ['notes.md', { mimeType: 'text/markdown', text: '# Notes' }],
    ['data.json', { mimeType: 'application/json', text: '{"a":1}' }],
    ['broken.txt', { mimeType: 'text/plain', blob: 'AP8A/g==' }],
    [
      'report.pdf',
      { mimeType: 'application/pdf', blob: BYTES.pdf.toString('base64') },
    ],
  ])(
    '%s is an embedded resource, text where it is text',
    async (name, expected) => {
      const path = folder.path(name);

      expect(await resolveContent(content.file(path))).toEqual({
        type: 'resource',
        resource: { uri: pathToFileURL(path).href, ...expected },
      });
    },
  );

  it('shows clients no path where it has a name or a URI', async () => {
    const path = folder.path('a b.csv');

    expect(
      await resolveContent(content.file(path, { name: 'sales/a b.csv' })),
    ).toMatchObject({ resource: { uri: 'file:///sales/a%20b.csv' } });
    expect(
      await resolveContent(content.file({ path, uri: 'sales://2026' })),
    ).toMatchObject({ resource: { uri: 'sales://2026' } });
  });

  it('is read when it is sent, so that it may be written until then', async () => {
    const late = content.file(folder.path('late.txt'));
    const { writeFile } = await import('node:fs/promises');
    await writeFile(folder.path('late.txt'), 'just in time');

    expect(await resolveContent(late)).toMatchObject({
      resource: { text: 'just in time' },
    });
  });

  it.each([
    ['is missing', () => folder.path('missing.png'), {}, 'ENOENT'],
    [
      'is longer than allowed',
      () => folder.path('chart.png'),
      { maxBytes: 11 },
      'it has 12 bytes, and 11 are allowed',
    ],
    ['is a folder', () => folder.path('.'), {}, 'no regular file'],
    ['never ends', () => '/dev/zero', {}, 'no regular file'],
  ])(
    'fails with the reason where the file %s',
    async (_, path, limits, reason) => {
      await expect(
        resolveContent(content.image(path()), limits),
      ).rejects.toThrow(reason);
    },
  );

  it('is no content where JSON names another file than the one it was made for', () => {
    const forged: unknown = JSON.parse(
      JSON.stringify(content.file(folder.path('notes.md'))).replaceAll(
        'notes.md',
        'data.json',
      ),
    );

    expect(isContentPart(forged)).toBe(false);
  });
});

describe('a file of data', () => {
  it.each([
    [{ text: 'a,b', name: 'sales.csv' }, 'file:///sales.csv', 'text/csv'],
    [{ text: 'hello' }, 'file:///resource.txt', 'text/plain'],
  ])('%j is text', async (input, uri, mimeType) => {
    expect(await resolveContent(content.file(input))).toEqual({
      type: 'resource',
      resource: { uri, mimeType, text: input.text },
    });
  });

  it.each([
    [{ data: BYTES.pdf }, 'file:///resource.pdf', 'application/pdf'],
    [
      { data: BYTES.unknown },
      'file:///resource.bin',
      'application/octet-stream',
    ],
    [
      { data: BYTES.unknown, format: 'xyz' },
      'file:///resource.bin',
      'application/xyz',
    ],
    [
      { data: BYTES.unknown, name: 'a.zip' },
      'file:///a.zip',
      'application/zip',
    ],
  ])('is a blob where it is none: %#', async (input, uri, mimeType) => {
    expect(await resolveContent(content.file(input))).toEqual({
      type: 'resource',
      resource: { uri, mimeType, blob: input.data.toString('base64') },
    });
  });

  it('is text where bytes of a type of text are given', async () => {
    expect(
      await resolveContent(
        content.file({
          data: Buffer.from('{}'),
          mimeType: 'application/geo+json',
        }),
      ),
    ).toMatchObject({ resource: { text: '{}' } });
  });
});
