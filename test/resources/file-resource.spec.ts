import { describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileResource, type FileResourceOptions } from '../../lib/index.js';
import { clientOf, ERAS, refusalOf } from '../primitives/support.js';
import { tempFolder } from './support/temp-folder.js';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1');
const folder = tempFolder({
  'guide.md': '# Grüße',
  'logo.png': PNG,
  'broken.txt': Buffer.from([0x47, 0xfc]),
  'bom.json': '\ufeff{}',
  'wide.txt': Buffer.from('\ufeffGrüße', 'utf16le'),
  README: 'Read me',
  blob: PNG,
});
const path = (name: string) => join(folder, name);

/** What reading a file gives, and how the file is listed. */
async function readOf(
  options: Omit<FileResourceOptions, 'uri'>,
): Promise<{ contents: object | undefined; listed: object | undefined }> {
  const client = await clientOf('modern', {
    providers: [FileResource.provider({ uri: 'a://file', ...options })],
  });
  const { resources } = await client.listResources();
  const { contents } = await client.readResource({ uri: 'a://file' });
  return { contents: contents[0], listed: resources[0] };
}

describe.each(ERAS)('a file as a resource for %s clients', (era) => {
  const client = clientOf(era, {
    providers: [
      FileResource.provider({
        uri: 'docs://guide',
        path: path('guide.md'),
        title: 'The guide',
        description: 'How it works',
        annotations: { priority: 1 },
        tags: ['docs'],
        size: 9,
        meta: { 'example.com/a': 1 },
      }),
      FileResource.provider({ uri: 'docs://later', path: path('later.txt') }),
      FileResource.provider({ uri: 'docs://folder', path: folder }),
      FileResource.provider({
        uri: 'docs://long',
        path: path('guide.md'),
        maxBytes: 8,
      }),
    ],
  });
  const read = async (uri: string) => (await client).readResource({ uri });

  it('is listed with everything that was said of it, by the end of its URI', async () => {
    const { resources } = await (await client).listResources();
    expect(resources[0]).toEqual({
      uri: 'docs://guide',
      name: 'guide',
      title: 'The guide',
      description: 'How it works',
      mimeType: 'text/markdown',
      size: 9,
      annotations: { priority: 1 },
      _meta: { 'example.com/a': 1, 'nest-fastmcp/tags': ['docs'] },
    });
  });

  it('is read with the media type it is listed with', async () => {
    const { contents } = await read('docs://guide');
    expect(contents).toEqual([
      {
        uri: 'docs://guide',
        mimeType: 'text/markdown',
        text: '# Grüße',
        _meta: { 'example.com/a': 1 },
      },
    ]);
  });

  it('is not found while there is none, and read anew each time', async () => {
    expect(await refusalOf(read('docs://later'))).toMatchObject({
      message: 'Resource not found',
      data: { uri: 'docs://later' },
    });
    for (const text of ['one', 'two']) {
      writeFileSync(path('later.txt'), text);
      const { contents } = await read('docs://later');
      expect(contents).toMatchObject([{ text }]);
    }
    rmSync(path('later.txt'));
    await refusalOf(read('docs://later'));
  });

  it.each(['docs://folder', 'docs://long'])(
    'fails without telling where it lies: %s',
    async (uri) => {
      const { code, message } = await refusalOf(read(uri));
      expect(code).toBe(-32603);
      expect(message).toMatch(/log reference/);
      expect(message).not.toContain(folder);
    },
  );
});

describe('a file is sent', () => {
  it('as base64 where its media type is none of text', async () => {
    const { contents, listed } = await readOf({ path: path('logo.png') });
    expect(contents).toMatchObject({
      mimeType: 'image/png',
      blob: PNG.toString('base64'),
    });
    expect(listed).toMatchObject({ mimeType: 'image/png' });
  });

  it('as base64 where it cannot be read as text', async () => {
    const { contents } = await readOf({ path: path('broken.txt') });
    expect(contents).toMatchObject({ mimeType: 'text/plain', blob: 'R/w=' });
  });

  it('as what it looks like where nothing tells its media type', async () => {
    const text = await readOf({ path: path('README') });
    expect(text.contents).toMatchObject({
      mimeType: 'text/plain',
      text: 'Read me',
    });
    expect(text.listed).not.toHaveProperty('mimeType');
    const { contents } = await readOf({ path: path('blob') });
    expect(contents).toMatchObject({
      mimeType: 'image/png',
      blob: PNG.toString('base64'),
    });
  });

  it('as the media type that is given', async () => {
    const { contents, listed } = await readOf({
      path: path('README'),
      mimeType: 'text/x-readme',
    });
    expect(contents).toMatchObject({ mimeType: 'text/x-readme' });
    expect(listed).toMatchObject({ mimeType: 'text/x-readme' });
  });

  it('as base64 or as text where that is given', async () => {
    const { contents } = await readOf({ path: path('README'), binary: true });
    expect(contents).toMatchObject({ blob: 'UmVhZCBtZQ==' });
    const text = await readOf({
      path: path('README'),
      mimeType: 'application/x-own',
      binary: false,
    });
    expect(text.contents).toMatchObject({
      mimeType: 'application/x-own',
      text: 'Read me',
    });
  });

  it('as text of another encoding', async () => {
    const { contents } = await readOf({
      path: path('wide.txt'),
      encoding: 'utf-16le',
    });
    expect(contents).toMatchObject({ text: 'Grüße' });
    const latin = await readOf({
      path: path('broken.txt'),
      encoding: 'latin1',
    });
    expect(latin.contents).toMatchObject({ text: 'Gü' });
  });

  it('without its byte order mark', async () => {
    const { contents } = await readOf({ path: path('bom.json') });
    expect(contents).toMatchObject({ text: '{}' });
  });

  it('from a file: URL, and from a path relative to the working directory', async () => {
    for (const given of [
      pathToFileURL(path('README')),
      relative(process.cwd(), path('README')),
    ]) {
      const { contents } = await readOf({ path: given });
      expect(contents).toMatchObject({ text: 'Read me' });
    }
  });
});

it('an encoding nobody knows is found at start-up', () => {
  const make = () =>
    new FileResource({ uri: 'a://b', path: 'c', encoding: 'klingon' });
  expect(make).toThrow('The "klingon" encoding is not supported');
});
