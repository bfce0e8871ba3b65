import { describe, expect, it } from '@jest/globals';
import { UriTemplateException } from '../../lib/uri/uri-template.exception.js';
import { UriTemplate } from '../../lib/uri/uri-template.js';

/** The variables of RFC 6570 §3.2. */
const VALUES = {
  var: 'value',
  hello: 'Hello World!',
  half: '50%',
  base: 'http://example.com/home/',
  path: '/foo/bar',
  who: 'fred',
  v: '6',
  x: '1024',
  y: '768',
  empty: '',
};

const expand = (
  text: string,
  values: Readonly<Record<string, unknown>> = VALUES,
) => UriTemplate.parse(text).expand(values);

describe('a URI template is filled in as RFC 6570 says', () => {
  it.each([
    // §3.2.2, simple strings
    ['t:/{var}', 't:/value'],
    ['t:/{hello}', 't:/Hello%20World%21'],
    ['t:/{half}', 't:/50%25'],
    ['t:/{base}index', 't:/http%3A%2F%2Fexample.com%2Fhome%2Findex'],
    ['t:map/{x}/{y}', 't:map/1024/768'],
    // §3.2.3, reserved
    ['t:{+var}', 't:value'],
    ['t:{+hello}', 't:Hello%20World!'],
    ['t:{+half}', 't:50%25'],
    ['t:{+base}index', 't:http://example.com/home/index'],
    ['t:{+path}/here', 't:/foo/bar/here'],
    ['t:up{+path}{#var}', 't:up/foo/bar#value'],
    // §3.2.4, fragments
    ['t:a{#var}', 't:a#value'],
    ['t:a{#hello}', 't:a#Hello%20World!'],
    ['t:a{#half}', 't:a#50%25'],
    ['t:foo{#empty}', 't:foo#'],
    ['t:foo{#undef}', 't:foo'],
    ['t:a{#path}', 't:a#/foo/bar'],
    // §3.2.8, queries
    ['t:a{?who}', 't:a?who=fred'],
    ['t:a{?half}', 't:a?half=50%25'],
    ['t:a{?x,y}', 't:a?x=1024&y=768'],
    ['t:a{?x,y,empty}', 't:a?x=1024&y=768&empty='],
    ['t:a{?x,y,undef}', 't:a?x=1024&y=768'],
    // §3.2.9, queries that go on
    ['t:a?fixed=yes{&x}', 't:a?fixed=yes&x=1024'],
    ['t:a{?v}{&x,y,empty}', 't:a?v=6&x=1024&y=768&empty='],
    ['t:a?fixed=yes{&undef}', 't:a?fixed=yes'],
  ])('%s gives %s', (template, uri) => {
    expect(expand(template)).toBe(uri);
  });

  it('encodes everything but unreserved characters, as UTF-8', () => {
    expect(expand('t:{x}', { x: "São:#[]@!$&'()*+,;=~-._" })).toBe(
      't:S%C3%A3o%3A%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D~-._',
    );
  });

  it('keeps reserved characters with a plus, except for those that end the path', () => {
    expect(expand('t:{+x}', { x: ":/[]@!$&'()*+,;=?#" })).toBe(
      "t::/[]@!$&'()*+,;=%3F%23",
    );
  });
});

describe('beyond RFC 6570, a URI template', () => {
  it('keeps the slashes of a wildcard, and nothing else', () => {
    expect(expand('t://{p*}', { p: 'a b/c?d/e' })).toBe('t://a%20b/c%3Fd/e');
  });

  it('takes numbers and booleans', () => {
    expect(expand('t:{n}{?b}', { n: 7, b: false })).toBe('t:7?b=false');
  });

  it('leaves out what is null', () => {
    expect(expand('t:a{?x}', { x: null })).toBe('t:a');
  });

  it('writes half of a surrogate pair as the replacement character', () => {
    expect(expand('t:{x}', { x: '\ud83d' })).toBe('t:%EF%BF%BD');
  });

  it('looks at own properties only', () => {
    expect(expand('t:a{?toString}', {})).toBe('t:a');
  });

  it.each([
    ['a value is missing', {}],
    ['a value of the path is empty', { x: '' }],
    ['a value is a list', { x: ['a'] }],
    ['a value is an object', { x: { a: 1 } }],
  ])('is not filled in when %s', (_, values) => {
    const fill = () => expand('t:{x}', values);
    expect(fill).toThrow(UriTemplateException);
    expect(fill).toThrow('{x}');
  });
});
