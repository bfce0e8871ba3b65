import { describe, expect, it } from '@jest/globals';
import { UriTemplate } from '../../lib/uri/uri-template.js';

const match = (template: string, uri: string) =>
  UriTemplate.parse(template).match(uri);

describe('a variable', () => {
  it('is one segment', () => {
    expect(match('weather://{city}/now', 'weather://oslo/now')).toEqual({
      city: 'oslo',
    });
    expect(match('weather://{city}', 'weather://oslo/now')).toBeUndefined();
  });

  it('is never empty', () => {
    expect(match('a://{x}/b', 'a:///b')).toBeUndefined();
    expect(match('a://{x}', 'a://')).toBeUndefined();
    expect(match('a://b{x}', 'a://b')).toBeUndefined();
  });

  it('is decoded once', () => {
    expect(match('a://{x}', 'a://S%C3%A3o%20Paulo')).toEqual({
      x: 'São Paulo',
    });
    expect(match('a://{x}', 'a://%2525')).toEqual({ x: '%25' });
  });

  it('may hold an encoded slash, question mark and hash', () => {
    expect(match('a://{x}', 'a://b%2Fc%3Fd%23e')).toEqual({ x: 'b/c?d#e' });
  });

  it('may stand between text in a segment', () => {
    const template = 'files://item-{id}.json';
    expect(match(template, 'files://item-7.json')).toEqual({ id: '7' });
    expect(match(template, 'files://item-a.json.json')).toEqual({
      id: 'a.json',
    });
    expect(match(template, 'files://item-7.xml')).toBeUndefined();
    expect(match(template, 'files://7.json')).toBeUndefined();
  });

  it('takes as much as it can where text parts it from the next', () => {
    expect(match('a://{x}-{y}', 'a://1-2-3')).toEqual({ x: '1-2', y: '3' });
  });

  it('may be all that tells one URN from another', () => {
    expect(match('urn:isbn:{n}', 'urn:isbn:0451450523')).toEqual({
      n: '0451450523',
    });
  });

  it('keeps a plus: it is a space in queries only', () => {
    expect(match('a://{x}', 'a://1+1')).toEqual({ x: '1+1' });
  });
});

describe('a wildcard', () => {
  it.each(['{path*}', '{+path}'])('goes over slashes: %s', (variable) => {
    expect(match(`files://${variable}`, 'files://a/b//c.txt')).toEqual({
      path: 'a/b//c.txt',
    });
  });

  it('is never empty', () => {
    expect(match('files://{path*}', 'files://')).toBeUndefined();
    expect(match('files://{path*}/x', 'files:///x')).toBeUndefined();
  });

  it('leaves the text behind it what it needs', () => {
    expect(match('r://{owner*}/raw', 'r://a/raw/b/raw')).toEqual({
      owner: 'a/raw/b',
    });
    expect(match('r://{path*}.md', 'r://a/b.md')).toEqual({ path: 'a/b' });
    expect(match('r://{path*}.md', 'r://a/b.txt')).toBeUndefined();
  });

  it('may be one of several, with segments between', () => {
    expect(
      match('r://{a*}/tree/{branch}/{b*}', 'r://x/y/tree/main/lib/uri'),
    ).toEqual({ a: 'x/y', branch: 'main', b: 'lib/uri' });
    expect(match('r://{a*}-{b}', 'r://x/y-z')).toEqual({ a: 'x/y', b: 'z' });
  });

  it('gives back as much as the rest of the template wants', () => {
    expect(match('r://{a*}/x/{b}/{c}', 'r://1/x/2/x/3/4')).toEqual({
      a: '1/x/2',
      b: '3',
      c: '4',
    });
    expect(match('r://{a*}/x/{b}/{c}/{d}', 'r://1/x/2/x/3')).toEqual({
      a: '1',
      b: '2',
      c: 'x',
      d: '3',
    });
  });
});

describe('the query', () => {
  const template = 'docs://{topic}{?limit,lang}';

  it('may be left out, and so may each of its parameters', () => {
    expect(match(template, 'docs://cats')).toEqual({ topic: 'cats' });
    expect(match(template, 'docs://cats?lang=no')).toEqual({
      topic: 'cats',
      lang: 'no',
    });
  });

  it('has its parameters in any order, with others between', () => {
    expect(match(template, 'docs://cats?lang=no&utm=1&limit=2')).toStrictEqual({
      topic: 'cats',
      lang: 'no',
      limit: '2',
    });
  });

  it('keeps what is blank', () => {
    expect(match(template, 'docs://cats?limit=&lang')).toEqual({
      topic: 'cats',
      limit: '',
      lang: '',
    });
  });

  it('counts the first of several', () => {
    expect(match(template, 'docs://cats?lang=no&lang=en')).toMatchObject({
      lang: 'no',
    });
  });

  it('never overrides the path', () => {
    expect(match(template, 'docs://cats?topic=dogs')).toEqual({
      topic: 'cats',
    });
  });

  it('reads a plus as a space', () => {
    expect(match(template, 'docs://a?lang=old+norse%2B')).toMatchObject({
      lang: 'old norse+',
    });
  });

  it('must have what the template always has, anywhere', () => {
    const fixed = 'docs://{topic}?view=full+text{&limit}';
    expect(match(fixed, 'docs://a?limit=1&view=full%20text')).toEqual({
      topic: 'a',
      limit: '1',
    });
    expect(match(fixed, 'docs://a?view=short')).toBeUndefined();
    expect(match(fixed, 'docs://a')).toBeUndefined();
  });

  it('is ignored where the template has none', () => {
    expect(match('a://{x}', 'a://b?c=%FF')).toEqual({ x: 'b' });
  });
});

describe('the fragment', () => {
  it('is a variable, which may be left out', () => {
    expect(match('a://b{#part}', 'a://b#one/two%21')).toEqual({
      part: 'one/two!',
    });
    expect(match('a://b{#part}', 'a://b#')).toEqual({ part: '' });
    expect(match('a://b{#part}', 'a://b')).toEqual({});
  });

  it('leads nowhere where the template has none', () => {
    expect(match('a://{x}', 'a://b#c')).toBeUndefined();
  });
});

describe('a URI follows a template', () => {
  it('of its scheme, in any case', () => {
    expect(match('Docs://{x}', 'dOCS://a')).toEqual({ x: 'a' });
    expect(match('docs://{x}', 'files://a')).toBeUndefined();
  });

  it('of its authority and path, in their case', () => {
    expect(match('docs://Host/{x}', 'docs://Host/a')).toEqual({ x: 'a' });
    expect(match('docs://host/{x}', 'docs://HOST/a')).toBeUndefined();
    expect(match('docs://a/{x}', 'docs://b/c')).toBeUndefined();
  });

  it('in any spelling of the same characters', () => {
    expect(match('docs://é-~/{x}', 'docs://%c3%a9%2d%7E/a')).toEqual({
      x: 'a',
    });
  });

  it('whose encoded slash is not the slash of a literal', () => {
    expect(match('docs://a/{x}', 'docs://a%2Fb')).toBeUndefined();
  });

  it('from its beginning to its end', () => {
    expect(match('docs://{x}/a', 'docs://b/a/c')).toBeUndefined();
    expect(match('docs://{x}/a', 'x:docs://b/a')).toBeUndefined();
    expect(match('docs://a', 'docs://a')).toEqual({});
    expect(match('docs://a', 'docs://ab')).toBeUndefined();
  });

  it.each([
    ['half a triplet', 'a://b%2'],
    ['no hexadecimal digits', 'a://b%zz'],
    ['bytes that are no UTF-8', 'a://b%FF'],
    ['half a character', 'a://%C3'],
    ['a space', 'a://b c'],
    ['a null byte', 'a://b\u0000'],
    ['a line break', 'a://b\n'],
    ['a brace', 'a://{x}'],
    ['a backslash', 'a://b\\c'],
    ['more characters than any URI', `a://${'b'.repeat(8192)}`],
  ])('unless it has %s', (_, uri) => {
    expect(match('a://{x}', uri)).toBeUndefined();
  });

  it('unless the percent-encoding of its query or fragment stands for no text', () => {
    expect(match('a://b{?x}', 'a://b?x=%FF')).toBeUndefined();
    expect(match('a://b{#x}', 'a://b#%FF')).toBeUndefined();
  });
});
