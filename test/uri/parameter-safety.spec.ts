import { describe, expect, it } from '@jest/globals';
import { unsafeParameter } from '../../lib/uri/parameter-safety.js';
import { UriTemplate } from '../../lib/uri/uri-template.js';

const template = UriTemplate.parse('files://{dir}/{path*}{?filter}{#part}');

const reasonOf = (value: string, name = 'path') =>
  unsafeParameter({ [name]: value }, template, [])?.reason;

describe('a parameter that leads out of a folder', () => {
  it.each([
    '..',
    '../etc/passwd',
    'a/..',
    'a/../../b',
    'a\\..\\b',
    'a/..\\b',
    './..',
    '.. ',
    'a/.. ./b',
    'a/..%20/b',
    '..%09',
    'a/ ../b',
    '%2e%2e/a',
    '%2E%2E',
    '.%2e/a',
    '..%2fa',
    '..%5Ca',
    'a%2f..',
    '%2e%2e/100%',
    '../é',
  ])('is refused: %s', (value) => {
    expect(reasonOf(value)).toBe('path-traversal');
  });

  it.each([
    '/etc/passwd',
    '/',
    '\\Windows',
    '\\\\host\\share',
    '//host/share',
    'C:',
    'c:\\Windows',
    'C:/Windows',
    'C:file.txt',
    '%2Fetc',
    '%5c%5chost',
    'C%3a/Windows',
    '%43%3A%5cx',
  ])('is refused for being absolute: %s', (value) => {
    expect(reasonOf(value)).toBe('absolute-path');
  });

  it.each(['a\0.txt', '\0', 'a%00.txt', '..\0'])(
    'is refused for its null byte: %j',
    (value) => {
      expect(reasonOf(value)).toBe('null-byte');
    },
  );

  it.each(['dir', 'path', 'filter', 'part'])(
    'is refused wherever it stands: %s',
    (name) => {
      expect(reasonOf('../x', name)).toBe('path-traversal');
    },
  );

  it('is named', () => {
    const values = { dir: 'a', path: 'b', filter: '/c' };
    expect(unsafeParameter(values, template, [])).toEqual({
      name: 'filter',
      reason: 'absolute-path',
    });
  });

  it('passes where it is exempt, and only there', () => {
    expect(
      unsafeParameter({ dir: '..', path: '/a' }, template, ['dir', 'path']),
    ).toBeUndefined();
    expect(
      unsafeParameter({ dir: '..', path: '/a' }, template, ['dir']),
    ).toMatchObject({ name: 'path' });
  });

  it('is what a URI says, decoded', () => {
    for (const uri of [
      'files://a/../b',
      'files://a/b/%2e%2e/c',
      'files://a/b%2F..%2Fc',
      'files://a//etc/passwd',
      'files://%2e%2E/b',
      'files://a/b%00',
      'files://a/b%5C..%5Cc',
      'files://a/%252e%252e/b',
      'files://a/b?filter=%2e.',
    ]) {
      const values = template.match(uri);
      expect(values).toBeDefined();
      expect(unsafeParameter(values ?? {}, template, [])).toBeDefined();
    }
  });
});

describe('a parameter is harmless', () => {
  it.each([
    '',
    'a/b/c.txt',
    'a//b',
    '.',
    './a',
    '.env',
    '...',
    'a..b',
    '..a',
    'a..',
    'v1..v2/x',
    '12:30',
    'urn:x',
    '100%',
    '%zz',
    'a%20b',
    '日本/é',
    'a/C:/b',
  ])('when it is %j', (value) => {
    expect(reasonOf(value)).toBeUndefined();
  });

  it('when it is left out, whatever it is called', () => {
    const { variables } = UriTemplate.parse('a://b{?constructor}');
    expect(unsafeParameter({}, { variables }, [])).toBeUndefined();
  });
});
