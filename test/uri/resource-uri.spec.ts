import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isResourceUri, normalizeUri } from '../../lib/uri/resource-uri.js';
import { SEED } from './support/arbitrary-template.js';

describe('the URI of a resource', () => {
  it.each([
    'docs://readme',
    'file:///etc/hosts',
    'https://user@example.com:8080/a/b?c=d#e',
    'http://[::1]/a',
    'urn:isbn:0451450523',
    'data:,a%20b',
    'x-y.z+1:a',
    'docs://é/日本',
    'DOCS://A',
    `a:${'b'.repeat(8190)}`,
  ])('may be %s', (uri) => {
    expect(isResourceUri(uri)).toBe(true);
  });

  it.each([
    ['without a scheme', 'readme'],
    ['relative', '/readme'],
    ['without a scheme, but with an authority', '//host/readme'],
    ['with nothing behind its scheme', 'docs:'],
    ['whose scheme begins with a digit', '1a:b'],
    ['whose scheme is beyond ASCII', 'K\u212A:b'],
    ['with a space', 'docs://a b'],
    ['with a space in front', ' docs://a'],
    ['with a line break at its end', 'docs://a\n'],
    ['with a null byte', 'docs://a\0'],
    ['with a no-break space', 'docs://a\u00a0'],
    ['with braces', 'docs://{a}'],
    ['with a backslash', 'docs://a\\b'],
    ['with half a triplet', 'docs://100%'],
    ['longer than 8,192 characters', `a:${'b'.repeat(8191)}`],
    ['that is empty', ''],
  ])('is none %s', (_, text) => {
    expect(isResourceUri(text)).toBe(false);
  });
});

describe('two URIs are the same', () => {
  it.each([
    ['schemes differ in case only', 'DOCS://a', 'docs://a'],
    ['hexadecimal digits differ in case only', 'a://%c3%a9', 'a://%C3%A9'],
    ['unreserved characters are encoded', 'a://%61%2D%2e%5f%7E', 'a://a-._~'],
    [
      'characters beyond ASCII are encoded',
      'a://é😀',
      'a://%C3%A9%F0%9F%98%80',
    ],
  ])('where %s', (_, one, other) => {
    expect(normalizeUri(one)).toBe(normalizeUri(other));
  });

  it.each([
    ['an encoded slash', 'a://b%2Fc', 'a://b/c'],
    ['an encoded reserved character', 'a://b%3Bc', 'a://b;c'],
    ['an encoded percent sign', 'a://%2561', 'a://a'],
    ['the case of the authority', 'a://B', 'a://b'],
    ['the case of the path', 'a://b/C', 'a://b/c'],
    ['a slash at the end', 'a://b/', 'a://b'],
    ['dots', 'a://b/../c', 'a://c'],
    ['an empty query', 'a://b?', 'a://b'],
  ])('but not where they differ by %s', (_, one, other) => {
    expect(normalizeUri(one)).not.toBe(normalizeUri(other));
  });

  it('and their normal spelling is its own', () => {
    const uri = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => `A:${text}`),
      fc
        .array(
          fc.constantFrom(
            '%',
            '2',
            '5',
            '6',
            '1',
            '%c3',
            '%7e',
            'é',
            'A:',
            '/',
          ),
        )
        .map((pieces) => `A:${pieces.join('')}`),
    );
    fc.assert(
      fc.property(uri.filter(isResourceUri), (given) => {
        const normal = normalizeUri(given);
        expect(normalizeUri(normal)).toBe(normal);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
