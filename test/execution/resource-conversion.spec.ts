import { StreamableFile } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { content } from '../../lib/content/content.js';
import { ResourceResult } from '../../lib/content/resource-result.js';
import { convertResource } from '../../lib/execution/resource-conversion.js';
import { BYTES, type Folder, folderOf } from '../content/samples.fixture.js';

const uri = 'notes://today';
const read = (value: unknown, mimeType?: string) =>
  convertResource(value, { uri, ...(mimeType !== undefined && { mimeType }) });
const one = (mimeType: string, data: object) => ({
  contents: [{ uri, mimeType, ...data }],
});
const png = BYTES.png.toString('base64');

async function* rows() {
  yield { a: 1 };
  yield { a: 2 };
}

describe('what a resource returns', () => {
  it.each([
    ['a text', 'hi', one('text/plain', { text: 'hi' })],
    ['a text that looks like JSON', '{}', one('text/plain', { text: '{}' })],
    ['nothing', undefined, one('text/plain', { text: '' })],
    ['null', null, one('application/json', { text: 'null' })],
    ['a number', 7, one('application/json', { text: '7' })],
    ['an object', { a: 1 }, one('application/json', { text: '{"a":1}' })],
    ['a list', [1, 'a'], one('application/json', { text: '[1,"a"]' })],
    ['an empty list', [], one('application/json', { text: '[]' })],
    [
      'a Date',
      new Date(0),
      one('text/plain', { text: '1970-01-01T00:00:00.000Z' }),
    ],
    [
      'a Map',
      new Map([['a', 1]]),
      one('application/json', { text: '{"a":1}' }),
    ],
    [
      'an object with a text',
      { text: 'a' },
      one('application/json', { text: '{"text":"a"}' }),
    ],
    [
      'bytes',
      Buffer.from('hi'),
      one('application/octet-stream', { blob: 'aGk=' }),
    ],
    [
      'a Uint8Array',
      new Uint8Array([104, 105]),
      one('application/octet-stream', { blob: 'aGk=' }),
    ],
    [
      'a stream of bytes',
      Readable.from([Buffer.from('h'), Buffer.from('i')]),
      one('application/octet-stream', { blob: 'aGk=' }),
    ],
    [
      'a stream of texts',
      Readable.from(['h', 'i']),
      one('text/plain', { text: 'hi' }),
    ],
    [
      'an async iterable of objects',
      rows(),
      one('application/json', { text: '[{"a":1},{"a":2}]' }),
    ],
    [
      'a StreamableFile',
      new StreamableFile(BYTES.png, { type: 'image/png' }),
      one('image/png', { blob: png }),
    ],
    [
      'a Blob of text',
      new Blob(['a,b'], { type: 'text/csv' }),
      one('text/csv', { text: 'a,b' }),
    ],
    ['an image', content.image(BYTES.png), one('image/png', { blob: png })],
    [
      'a sound',
      content.audio(BYTES.wav),
      one('audio/wav', { blob: BYTES.wav.toString('base64') }),
    ],
    ['content of text', content.text('hi'), one('text/plain', { text: 'hi' })],
    [
      'a block',
      { type: 'text', text: 'hi' },
      one('text/plain', { text: 'hi' }),
    ],
    [
      'a file',
      content.file({ text: 'a,b', name: 'x.csv' }),
      one('text/csv', { text: 'a,b' }),
    ],
    [
      'an item with a URI',
      { uri, mimeType: 'text/html', text: '<p>' },
      one('text/html', { text: '<p>' }),
    ],
    [
      'an item with bytes',
      { uri, blob: BYTES.png },
      { contents: [{ uri, blob: png }] },
    ],
  ])('%s', async (_, value, expected) => {
    expect(await read(value)).toEqual(expected);
  });

  it.each([
    ['a text', '<p>', 'text/html', { text: '<p>' }],
    ['an object', { a: 1 }, 'application/vnd.api+json', { text: '{"a":1}' }],
    ['bytes', BYTES.png, 'image/webp', { blob: png }],
    [
      'bytes of a type of text',
      Buffer.from('# A'),
      'text/markdown',
      { text: '# A' },
    ],
    [
      'bytes that only claim to be text',
      BYTES.unknown,
      'text/plain',
      { blob: 'AP8A/g==' },
    ],
    [
      'a stream',
      Readable.from([Buffer.from('a: 1')]),
      'application/yaml',
      { text: 'a: 1' },
    ],
  ])('%s has the type that was declared', async (_, value, mimeType, data) => {
    expect(await read(value, mimeType)).toEqual(one(mimeType, data));
  });

  it('a list with content in it is several contents', async () => {
    expect(
      await read([
        'hi',
        content.image(BYTES.png),
        { uri: 'notes://other', text: 'there', _meta: { a: 1 } },
        { a: 1 },
      ]),
    ).toEqual({
      contents: [
        { uri, mimeType: 'text/plain', text: 'hi' },
        { uri, mimeType: 'image/png', blob: png },
        { uri: 'notes://other', text: 'there', _meta: { a: 1 } },
        { uri, mimeType: 'application/json', text: '{"a":1}' },
      ],
    });
  });

  it('keeps URIs that were given, not those that were made up', async () => {
    const own = { uri: 'notes://own', text: 'a' };

    expect(
      await read([
        content.resource(own),
        content.file({ text: 'b', uri: 'notes://file' }),
        content.file({ text: 'c', name: 'c.txt' }),
      ]),
    ).toMatchObject({
      contents: [{ uri: 'notes://own' }, { uri: 'notes://file' }, { uri }],
    });
  });

  it('has the `_meta` of the resource, and its own over it', async () => {
    const resource = { uri, meta: { a: 1, b: 1 } };

    expect(
      await convertResource(
        [content.text('x', { meta: { b: 2 } }), 'y'],
        resource,
      ),
    ).toMatchObject({
      contents: [{ _meta: { a: 1, b: 2 } }, { _meta: { a: 1, b: 1 } }],
    });
  });

  it('that is finished is left as it is', async () => {
    const result = {
      contents: [{ uri: 'notes://1', text: 'a', 'x-own': 1 }],
      _meta: { b: 1 },
    };

    expect(await convertResource(result, { uri, meta: { c: 1 } })).toBe(result);
    expect(await read({ contents: [], total: 0 })).toMatchObject({
      contents: [{ mimeType: 'application/json' }],
    });
  });
});

describe('a ResourceResult', () => {
  it('has contents with types of their own, and `_meta`', async () => {
    const result = new ResourceResult({
      contents: [
        { text: '<p>', mimeType: 'text/html', meta: { a: 1 } },
        { blob: BYTES.png, mimeType: 'image/png' },
        { uri: 'notes://2', text: 'two' },
        BYTES.unknown,
        'plain',
        content.image(BYTES.png),
      ],
      meta: { b: 1 },
    });

    expect(await read(JSON.parse(JSON.stringify(result)))).toEqual(
      await read(result),
    );
    expect(await read(result, 'text/x')).toEqual({
      contents: [
        { uri, mimeType: 'text/html', text: '<p>', _meta: { a: 1 } },
        { uri, mimeType: 'image/png', blob: png },
        { uri: 'notes://2', mimeType: 'text/x', text: 'two' },
        { uri, mimeType: 'text/x', blob: 'AP8A/g==' },
        { uri, mimeType: 'text/x', text: 'plain' },
        { uri, mimeType: 'image/png', blob: png },
      ],
      _meta: { b: 1 },
    });
  });

  it('can be made of one', async () => {
    expect(await read(new ResourceResult({ contents: 'hi' }))).toEqual(
      one('text/plain', { text: 'hi' }),
    );
  });
});

describe('a resource cannot return', () => {
  let folder: Folder;

  beforeAll(async () => {
    folder = await folderOf({ 'long.txt': 'x'.repeat(20) });
  });

  afterAll(() => folder.remove());

  it.each([
    ['an Error', () => new RangeError('no'), 'no'],
    [
      'a link',
      () => content.link({ uri: 'a://b', name: 'b' }),
      'A link is no contents',
    ],
    ['a BigInt inside an object', () => ({ a: 1n }), 'not JSON'],
    ['a function', () => () => 1, 'of type function'],
    [
      'a stream over the limit',
      () => Readable.from([Buffer.alloc(11)]),
      'more than 10 bytes',
    ],
    [
      'texts over the limit',
      () => Readable.from(['grüner', 'Tee!']),
      'more than 10 bytes',
    ],
    [
      'objects over the limit',
      () => [{ a: 'long' }, { b: 1 }].values(),
      'more than 10 bytes',
    ],
    ['items over the limit', () => [1, 2, 3].values(), 'more than 2 items'],
    [
      'a file over the limit',
      () => content.file(folder.path('long.txt')),
      '10 are allowed',
    ],
    [
      'a finished result with a BigInt in it',
      () => ({ contents: [{ uri, text: '' }], _meta: { a: 1n } }),
      'BigInt',
    ],
  ])('%s', async (_, value, reason) => {
    const limits = { maxItems: 2, maxBytes: 10 };

    // 8 bytes are what a number counts as.
    const allowed = reason.includes('items')
      ? { ...limits, maxBytes: 99 }
      : limits;
    await expect(
      convertResource(value(), { uri }, undefined, allowed),
    ).rejects.toThrow(reason);
  });
});
