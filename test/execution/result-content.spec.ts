import {
  type CallHandler,
  ClassSerializerInterceptor,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { map } from 'rxjs';
import { content } from '../../lib/content/content.js';
import { ToolResult } from '../../lib/index.js';
import { BYTES, type Folder, folderOf } from '../content/samples.fixture.js';
import { text } from './results.fixture.js';
import { returning, type Returning } from './returning.fixture.js';

const PNG = {
  type: 'image' as const,
  data: BYTES.png.toString('base64'),
  mimeType: 'image/png',
};
const [HELLO] = text('hello');
const image = () => content.image(BYTES.png);
let folder: Folder;

/** What a handler returns, and the content the client is given. */
const ROWS: readonly [string, () => unknown, readonly unknown[]][] = [
  ['a part', image, [PNG]],
  ['a file', () => content.image(folder.path('a.png')), [PNG]],
  ['a block', () => ({ ...PNG }), [PNG]],
  [
    'text with annotations',
    () => content.text('hello', { annotations: { priority: 1 } }),
    [{ ...HELLO, annotations: { priority: 1 } }],
  ],
  ['a list of parts', () => [image(), content.text('hello')], [PNG, HELLO]],
  [
    'a mixed list',
    () => [
      'hello',
      image(),
      { a: 1 },
      7,
      new Date(0),
      null,
      undefined,
      { ...PNG },
      BYTES.png,
    ],
    [
      HELLO,
      PNG,
      ...text('{"a":1}'),
      ...text('7'),
      ...text('1970-01-01T00:00:00.000Z'),
      PNG,
      PNG,
    ],
  ],
  [
    'an async generator of parts',
    async function* () {
      yield 'hello';
      yield image();
    },
    [HELLO, PNG],
  ],
  [
    'a ToolResult with parts',
    () => new ToolResult({ content: ['hello', image(), { ...PNG }] }),
    [HELLO, PNG, PNG],
  ],
  [
    'a finished result with parts',
    () => ({ content: [image(), { type: 'text', text: 'hello' }] }),
    [PNG, HELLO],
  ],
];

function interceptor(reshape: (value: unknown) => unknown): NestInterceptor {
  return {
    intercept: (_, next: CallHandler) => next.handle().pipe(map(reshape)),
  };
}

beforeAll(async () => {
  folder = await folderOf({ 'a.png': BYTES.png });
});

afterAll(() => folder.remove());

describe.each([
  ['without interceptors', undefined],
  ['through one that serialises classes', 'serializer'],
  ['through one that copies', interceptor((value) => structuredClone(value))],
])('content %s', (_, given) => {
  let app: Returning;

  beforeAll(async () => {
    const provider =
      given === 'serializer'
        ? {
            provide: APP_INTERCEPTOR,
            inject: [Reflector],
            useFactory: (reflector: Reflector) =>
              new ClassSerializerInterceptor(reflector, {
                excludePrefixes: ['_'],
              }),
          }
        : { provide: APP_INTERCEPTOR, useValue: given };
    app = await returning(
      Object.fromEntries(ROWS.map(([what, value]) => [what, value])),
      given ? { providers: [provider] } : {},
    );
  });

  afterAll(() => app.close());

  // structuredClone() cannot copy generators.
  const rows = ROWS.filter(
    ([what]) => typeof given !== 'object' || !what.includes('generator'),
  );

  it.each(rows)('in %s arrives', async (what, __, expected) => {
    expect(await app.resultOf(what)).toEqual({ content: expected });
  });
});

describe('content inside an object', () => {
  let app: Returning;

  beforeAll(async () => {
    app = await returning(
      {
        chart: () => ({ title: 'Sales', charts: [image(), image()] }),
        link: () => [{ see: content.link({ uri: 'a://b', name: 'b' }) }],
      },
      {},
    );
  });

  afterAll(() => app.close());

  it('follows it, and is named in its place', async () => {
    const value = { title: 'Sales', charts: ['[image 1]', '[image 2]'] };

    expect(await app.resultOf('chart')).toEqual({
      content: [...text(JSON.stringify(value)), PNG, PNG],
      structuredContent: value,
    });
  });

  it('follows a list as well', async () => {
    expect(await app.resultOf('link')).toEqual({
      content: [
        ...text('[{"see":"[resource link 1]"}]'),
        { type: 'resource_link', uri: 'a://b', name: 'b' },
      ],
    });
  });

  it('survives an interceptor that puts every result into an envelope', async () => {
    const envelope = interceptor((data) => ({ data, ok: true }));
    const own = await returning(
      { image, file: () => content.image(folder.path('a.png')) },
      { providers: [{ provide: APP_INTERCEPTOR, useValue: envelope }] },
    );
    const expected = {
      content: [...text('{"data":"[image 1]","ok":true}'), PNG],
      structuredContent: { data: '[image 1]', ok: true },
    };

    expect(await own.resultOf('image')).toEqual(expected);
    expect(await own.resultOf('file')).toEqual(expected);
    await own.close();
  });
});
