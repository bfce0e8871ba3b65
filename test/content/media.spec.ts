import { describe, expect, it } from '@jest/globals';
import { content } from '../../lib/content/content.js';
import { resolveContent } from '../../lib/content/resolve-content.js';
import { BYTES } from './samples.fixture.js';

describe('an image or a sound made of data', () => {
  it.each([
    ['a Buffer', BYTES.png],
    ['a Uint8Array', new Uint8Array(BYTES.png)],
    ['an ArrayBuffer', new Uint8Array(BYTES.png).buffer],
    ['{ data } of bytes', { data: BYTES.png }],
    ['{ data } of base64', { data: BYTES.png.toString('base64') }],
    ['{ data } of base64url', { data: BYTES.png.toString('base64url') }],
    [
      '{ data } of a data: URL',
      { data: `data:image/png;base64,${BYTES.png.toString('base64')}` },
    ],
  ])('can be %s', async (_, input) => {
    expect(await resolveContent(content.image(input))).toEqual({
      type: 'image',
      data: BYTES.png.toString('base64'),
      mimeType: 'image/png',
    });
  });

  it('takes from a view no more than the view shows', async () => {
    const whole = Buffer.concat([Buffer.from('before'), BYTES.png]);
    const view = new Uint8Array(whole.buffer, whole.byteOffset + 6, 12);

    expect(await resolveContent(content.image(view))).toMatchObject({
      data: BYTES.png.toString('base64'),
    });
  });

  it.each([
    ['the first bytes', { data: BYTES.jpeg }, 'image/jpeg'],
    ['the first bytes', { data: BYTES.gif }, 'image/gif'],
    ['the first bytes', { data: BYTES.webp }, 'image/webp'],
    ['what is usual', { data: BYTES.unknown }, 'image/png'],
    ['what is usual, not a sound', { data: BYTES.wav }, 'image/png'],
    ['the format', { data: BYTES.png, format: 'jpg' }, 'image/jpeg'],
    [
      'the format in capitals',
      { data: BYTES.png, format: 'SVG' },
      'image/svg+xml',
    ],
    ['a format nobody knows', { data: BYTES.png, format: 'jxl' }, 'image/jxl'],
    [
      'the data: URL',
      { data: `data:image/webp;base64,${BYTES.png.toString('base64')}` },
      'image/webp',
    ],
    [
      'the media type before all',
      { data: BYTES.png, format: 'jpg', mimeType: 'image/x-own' },
      'image/x-own',
    ],
  ])('image: its type is told by %s', async (_, input, mimeType) => {
    expect(await resolveContent(content.image(input))).toMatchObject({
      mimeType,
    });
  });

  it.each([
    ['the first bytes', { data: BYTES.mp3 }, 'audio/mpeg'],
    ['the first bytes', { data: BYTES.ogg }, 'audio/ogg'],
    ['the first bytes', { data: BYTES.wav }, 'audio/wav'],
    ['what is usual', { data: BYTES.unknown }, 'audio/wav'],
    ['the format', { data: BYTES.unknown, format: 'm4a' }, 'audio/mp4'],
    ['the format', { data: BYTES.unknown, format: 'mp3' }, 'audio/mpeg'],
  ])('audio: its type is told by %s', async (_, input, mimeType) => {
    expect(await resolveContent(content.audio(input))).toMatchObject({
      type: 'audio',
      mimeType,
    });
  });

  it('has the annotations and meta it was given, in either argument', async () => {
    const annotations = { audience: ['user' as const], priority: 1 };

    expect(
      await resolveContent(
        content.image({ data: BYTES.png, annotations }, { meta: { a: 1 } }),
      ),
    ).toMatchObject({ annotations, _meta: { a: 1 } });
  });

  it.each([
    ['a path where data is due', () => content.image({ data: './chart.png' })],
    ['no source', () => content.image(Object.create(null))],
    [
      'two sources',
      () => content.file({ path: 'a' }, JSON.parse('{"data":"AAAA"}')),
    ],
    [
      'the media type of something else',
      () => content.image({ data: BYTES.png, mimeType: 'application/pdf' }),
    ],
    ['the path of something else', () => content.audio('./notes.pdf')],
    ['data that is none', () => content.image({ data: JSON.parse('7') })],
  ])('cannot be made of %s', (_, make) => {
    expect(make).toThrow(TypeError);
  });

  it('says what to write instead of a path in data', () => {
    expect(() => content.image({ data: './chart.png' })).toThrow(
      'A path goes into { path }',
    );
  });
});
