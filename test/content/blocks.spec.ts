import { describe, expect, it } from '@jest/globals';
import { BRAND, brandFor } from '../../lib/content/brand.js';
import { isContentPart } from '../../lib/content/content-part.js';
import { content } from '../../lib/content/content.js';
import { isContent } from '../../lib/content/part-of.js';
import { resolveContent } from '../../lib/content/resolve-content.js';
import { BYTES } from './samples.fixture.js';

describe('content', () => {
  it('of text may have annotations and meta', async () => {
    expect(
      await resolveContent(
        content.text('For you', {
          annotations: { audience: ['user'] },
          meta: { 'example.com/a': 1 },
        }),
      ),
    ).toEqual({
      type: 'text',
      text: 'For you',
      annotations: { audience: ['user'] },
      _meta: { 'example.com/a': 1 },
    });
  });

  it('of a link names a resource and does not hold it', async () => {
    const link = {
      uri: 'notes://1',
      name: 'note',
      title: 'A note',
      description: 'The first',
      mimeType: 'text/plain',
      size: 12,
    };

    expect(
      await resolveContent(
        content.link({ ...link, icons: [{ src: 'data:,' }] }),
      ),
    ).toEqual({ type: 'resource_link', ...link, icons: [{ src: 'data:,' }] });
  });

  it.each([
    [{ text: 'hi' }, { text: 'hi' }],
    [{ text: '' }, { text: '' }],
    [{ blob: Buffer.from('hi') }, { blob: 'aGk=' }],
    [{ blob: 'aGk=' }, { blob: 'aGk=' }],
  ])('of a resource holds %j', async (given, held) => {
    expect(
      await resolveContent(
        content.resource({ uri: 'a://b', mimeType: 'text/x', ...given }),
      ),
    ).toEqual({
      type: 'resource',
      resource: { uri: 'a://b', mimeType: 'text/x', ...held },
    });
  });

  it('of a resource has either text or blob', () => {
    expect(() => content.resource({ uri: 'a://b' })).toThrow(TypeError);
    expect(() =>
      content.resource({ uri: 'a://b', text: '', blob: '' }),
    ).toThrow(TypeError);
  });

  it('is JSON, and stays content as a copy', async () => {
    const part = content.image({ data: BYTES.png, meta: { a: 1 } });
    const copy: unknown = JSON.parse(JSON.stringify(part));

    expect(copy).toEqual(part);
    expect(isContentPart(copy) && (await resolveContent(copy))).toEqual(
      await resolveContent(part),
    );
  });

  it.each([
    ['a block', { type: 'text', text: 'a' }, true],
    ['a link', { type: 'resource_link', uri: 'a:b', name: 'c' }, true],
    [
      'a resource',
      { type: 'resource', resource: { uri: 'a:b', text: 'c' } },
      true,
    ],
    ['a row of a database', { type: 'text', text: 'a', id: 7 }, false],
    ['an image without data', { type: 'image', url: 'a:b' }, false],
    ['a resource that is a name', { type: 'resource', resource: 'a' }, false],
    ['a type that is a member of objects', { type: 'constructor' }, false],
    ['part of content', { [BRAND]: brandFor('content') }, false],
    [
      'content of no family',
      {
        [BRAND]: brandFor('content'),
        file: { path: 'a', seal: 'b', family: 'c' },
      },
      false,
    ],
    [
      'content a client made up',
      { [BRAND]: 'content', block: { type: 'text', text: 'a' } },
      false,
    ],
    [
      'content of another process',
      { [BRAND]: 'content:b', block: { type: 'text', text: 'a' } },
      false,
    ],
    ['text', 'a', false],
    ['nothing', null, false],
  ])('is told from other values: %s', (_, value, expected) => {
    expect(isContent(value)).toBe(expected);
  });
});
