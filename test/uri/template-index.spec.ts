import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TemplateIndex } from '../../lib/uri/template-index.js';
import { UriTemplate } from '../../lib/uri/uri-template.js';
import { SEED } from './support/arbitrary-template.js';

const indexOf = (...templates: readonly string[]) =>
  new TemplateIndex(
    templates.map((text) => ({
      template: UriTemplate.parse(text),
      value: text,
    })),
  );

describe('among many templates', () => {
  it('the one that fits is found, with what the URI says', () => {
    const index = indexOf('a://{x}', 'a://b/{x}', 'c://{x}');
    expect(index.find('a://b/d%20e?f=g')).toEqual({
      value: 'a://b/{x}',
      parameters: { x: 'd e' },
    });
  });

  it.each([
    ['a variable before text', ['a://{x}/b', 'a://c/{y}'], 'a://c/b'],
    ['text before a variable', ['a://c/{y}', 'a://{x}/b'], 'a://c/b'],
    ['a wildcard before a segment', ['a://{x*}', 'a://{y}'], 'a://b'],
    ['a segment before a wildcard', ['a://{y}', 'a://{x*}'], 'a://b'],
    ['a wildcard before text', ['a://{x*}', 'a://b/c'], 'a://b/c'],
    ['a query before the same path', ['a://b{?x}', 'a://b'], 'a://b'],
    ['part of a segment before it', ['a://b{x}', 'a://{y}'], 'a://bc'],
    ['a suffix before a wildcard', ['a://{x*}/c', 'a://{y*}'], 'a://b/c'],
  ])('the first that fits wins: %s', (_, templates, uri) => {
    expect(indexOf(...templates).find(uri)?.value).toBe(templates[0]);
  });

  it('the next one is asked where the first does not fit after all', () => {
    const index = indexOf('a://{x}?v=1', 'a://{x*}.md', 'a://{x}-{y}', 'a://b');
    expect(index.find('a://b')?.value).toBe('a://b');
    expect(index.find('a://b-c')?.value).toBe('a://{x}-{y}');
  });

  it('any spelling of a URI finds the same', () => {
    const index = indexOf('A://é/{x}', 'urn:x:{y}');
    expect(index.find('a://%C3%A9/%62')?.parameters).toEqual({ x: 'b' });
    expect(index.find('URN:%78:1')?.parameters).toEqual({ y: '1' });
  });

  it.each([
    ['another scheme', 'b://c'],
    ['more segments', 'a://b/c/d'],
    ['no URI', 'nonsense'],
    ['nothing', ''],
    ['half a triplet', 'a://%2'],
    ['spaces', 'a://b c'],
    ['more characters than any URI', `a://${'b'.repeat(8192)}`],
  ])('none is found by %s', (_, uri) => {
    expect(indexOf('a://{x}', 'a://{x}/{y}').find(uri)).toBeUndefined();
  });

  it('the answer is that of asking each of them in order', () => {
    const piece = fc.constantFrom(
      '',
      ...'a b ab {x} a{x} {x}b {x}-b {x*} a{x*} {x*}b {x*}-b {+x}'.split(' '),
    );
    const template = fc
      .tuple(
        fc.constantFrom('s://', 's:', 't://'),
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '{?q}', '?q=1', '{#f}'),
      )
      .map(([scheme, pieces, rest]) => {
        let count = 0;
        const path = pieces.join('/').replace(/x/g, () => `x${count++}`);
        // Two variables in one segment, one of them perhaps a wildcard.
        return UriTemplate.parse(
          `${scheme}p${path}${rest}`.replace('-b', '-{z}').replace('-b', ''),
        );
      });
    const uri = fc
      .tuple(
        fc.constantFrom('s://', 'S:', 't://'),
        fc.array(fc.constantFrom('a', 'b', 'ab', 'a-b', '%61', '%2F', ''), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom('', '?q=1', '?q=2', '#f'),
      )
      .map(
        ([scheme, segments, rest]) => `${scheme}p${segments.join('/')}${rest}`,
      );
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(template, { minLength: 1, maxLength: 12 }),
        fc.array(uri, { minLength: 1, maxLength: 12 }),
        (templates, uris) => {
          const index = new TemplateIndex(
            templates.map((each) => ({ template: each, value: each })),
          );
          for (const each of uris) {
            const first = templates.find((one) => one.match(each));
            expect(index.find(each)?.value).toBe(first);
            expect(index.find(each)?.parameters).toEqual(first?.match(each));
            if (first) found += 1;
          }
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(500);
  });
});
