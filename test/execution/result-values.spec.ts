import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { BYTES } from '../content/samples.fixture.js';
import { text } from './results.fixture.js';
import { returning, type Returning } from './returning.fixture.js';

const PNG = {
  type: 'image',
  data: BYTES.png.toString('base64'),
  mimeType: 'image/png',
};

function* numbers() {
  yield 1;
  yield 2;
}

async function* later() {
  yield { a: 1 };
  yield { a: 2 };
}

function* endless() {
  for (;;) yield 'x';
}

function* objects() {
  for (;;) yield { a: 1 };
}

async function* failing() {
  yield 1;
  throw new Error('lost the connection');
}

/** What a handler returns, and what the client is given. */
const ROWS: readonly [string, () => unknown, object][] = [
  ['an empty text', () => '', { content: text('') }],
  ['a text that looks like JSON', () => '"x"', { content: text('"x"') }],
  ['true', () => true, { content: text('true') }],
  ['a BigInt', () => 12n, { content: text('12') }],
  ['an empty list', () => [], { content: [] }],
  [
    'an empty object',
    () => ({}),
    { content: text('{}'), structuredContent: {} },
  ],
  ['a URL', () => new URL('a://b/c'), { content: text('a://b/c') }],
  [
    'an object that says what its JSON is',
    () => ({ *[Symbol.iterator]() {}, toJSON: () => ({ a: 1 }) }),
    { content: text('{"a":1}'), structuredContent: { a: 1 } },
  ],
  [
    'a Map of texts',
    () => new Map([['a', 1]]),
    { content: text('{"a":1}'), structuredContent: { a: 1 } },
  ],
  [
    'a Map of objects',
    () => new Map([[{ id: 1 }, 'a']]),
    { content: text('[[{"id":1},"a"]]') },
  ],
  ['a Set', () => new Set([1, 2]), { content: text('[1,2]') }],
  ['an empty Set', () => new Set(), { content: [] }],
  ['a generator', numbers, { content: text('[1,2]') }],
  ['an async generator', later, { content: text('[{"a":1},{"a":2}]') }],
  [
    'an object that is an async iterable',
    () => ({ [Symbol.asyncIterator]: later }),
    { content: text('[{"a":1},{"a":2}]') },
  ],
  [
    'numbers of a typed array',
    () => new Float32Array([1, 2]),
    { content: text('[1,2]') },
  ],
  ['bytes of text', () => Buffer.from('grün'), { content: text('grün') }],
  ['bytes of an image', () => BYTES.png, { content: [PNG] }],
  [
    'bytes of a sound',
    () => new Uint8Array(BYTES.wav).buffer,
    {
      content: [
        {
          type: 'audio',
          data: BYTES.wav.toString('base64'),
          mimeType: 'audio/wav',
        },
      ],
    },
  ],
  [
    'bytes of something else',
    () => new Uint8Array(BYTES.unknown),
    {
      content: [
        {
          type: 'resource',
          resource: {
            uri: 'file:///resource.bin',
            mimeType: 'application/octet-stream',
            blob: 'AP8A/g==',
          },
        },
      ],
    },
  ],
  [
    'a stream of bytes',
    () => Readable.from([Buffer.from('one '), Buffer.from('two')]),
    { content: text('one two') },
  ],
  [
    'a stream of texts',
    () => Readable.from(['one ', 'two']),
    { content: text('one two') },
  ],
  [
    'a stream of both',
    () => Readable.from(['one ', Buffer.from('two')]),
    { content: text('one two') },
  ],
  [
    'a stream of objects',
    () => Readable.from([{ a: 1 }]),
    { content: text('[{"a":1}]') },
  ],
  ['a web stream', () => new Blob(['web']).stream(), { content: text('web') }],
  ['a Blob', () => new Blob([BYTES.png]), { content: [PNG] }],
  ['a StreamableFile', () => new StreamableFile(BYTES.png), { content: [PNG] }],
  [
    'a StreamableFile with a type and a name',
    () =>
      new StreamableFile(Buffer.from('PK'), {
        type: 'application/zip',
        disposition: 'attachment; filename="all files.zip"',
      }),
    {
      content: [
        {
          type: 'resource',
          resource: {
            uri: 'file:///all%20files.zip',
            mimeType: 'application/zip',
            blob: 'UEs=',
          },
        },
      ],
    },
  ],
  [
    'a generator of bytes',
    function* () {
      yield Buffer.from('a');
      yield Buffer.from('b');
    },
    { content: text('ab') },
  ],
];

/** What a handler returns that cannot be sent. */
const UNSENDABLE: readonly [string, () => unknown][] = [
  ['a generator without an end', endless],
  ['a generator that fails', failing],
  ['an Error', () => new Error('secret')],
  [
    'a stream of more than 16 MiB',
    () =>
      Readable.from(Array.from({ length: 17 }, () => Buffer.alloc(1 << 20))),
  ],
  ['a Blob of more than 16 MiB', () => new Blob([Buffer.alloc(17 << 20)])],
  [
    'a finished result with a BigInt in it',
    () => ({ content: [{ type: 'text', text: 1n }] }),
  ],
  [
    'a finished result whose toJSON() fails',
    () => ({
      content: [{ type: 'text', text: '' }],
      _meta: { at: new Date(Number.NaN), value: { toJSON: () => 1n } },
    }),
  ],
  [
    'a finished result that holds itself',
    () => {
      const block: Record<string, unknown> = { type: 'text', text: '' };
      block['_meta'] = block;
      return { content: [block] };
    },
  ],
];

describe('what a tool returns', () => {
  let app: Returning;

  beforeAll(async () => {
    app = await returning(
      Object.fromEntries(
        [...ROWS, ...UNSENDABLE].map(([what, value]) => [what, value]),
      ),
    );
  });

  afterAll(() => app.close());

  it.each(ROWS)('%s', async (what, _, expected) => {
    expect(await app.resultOf(what)).toEqual(expected);
  });

  it.each(UNSENDABLE)('%s is a failure with a log reference', async (what) => {
    expect(await app.resultOf(what)).toEqual({
      content: [
        {
          type: 'text',
          text: expect.stringMatching(/^Internal error \(log reference/),
        },
      ],
      isError: true,
    });
  });

  it('closes a stream it does not read to its end', async () => {
    const stream = Readable.from(objects());
    const own = await returning({ stream: () => stream });

    expect(await own.resultOf('stream')).toMatchObject({ isError: true });
    expect(stream.destroyed).toBe(true);
    await own.close();
  });
});
