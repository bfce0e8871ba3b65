import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UriTemplateException } from '../../lib/uri/uri-template.exception.js';
import { UriTemplate } from '../../lib/uri/uri-template.js';
import { SEED } from './support/arbitrary-template.js';

function problemOf(text: string): { message: string; remedy: string } {
  try {
    UriTemplate.parse(text);
  } catch (error) {
    if (error instanceof UriTemplateException) return error;
    throw error;
  }
  throw new Error(`${text} was read.`);
}

describe('a URI template', () => {
  it('tells its variables, in order', () => {
    const { variables } = UriTemplate.parse('a://{b}/{c*}/{+d}{?e}{&f,g}{#h}');
    const ofPath = { place: 'path', optional: false };
    const ofQuery = { place: 'query', wildcard: false, optional: true };
    expect(variables).toEqual([
      { name: 'b', wildcard: false, ...ofPath },
      { name: 'c', wildcard: true, ...ofPath },
      { name: 'd', wildcard: true, ...ofPath },
      { name: 'e', ...ofQuery },
      { name: 'f', ...ofQuery },
      { name: 'g', ...ofQuery },
      { name: 'h', place: 'fragment', wildcard: false, optional: true },
    ]);
  });

  it.each(['a:{x-y}', 'a:{x.y}', 'a:{x_1}', 'a:{1}', 'a:{_}'])(
    'may have the name of %s',
    (text) => {
      const [variable] = UriTemplate.parse(text).variables;
      expect(variable?.name).toBe(text.slice(3, -1));
    },
  );

  it.each([
    ['without a scheme', '{page}', 'scheme'],
    ['that is a path', '/docs/{page}', 'scheme'],
    ['whose scheme is a variable', '{scheme}://a', 'scheme'],
    ['whose scheme has a variable', 'a{b}://c', 'scheme'],
    ['with nothing behind its scheme', 'docs:{?page}', 'path'],
    ['that is only a scheme', 'docs:', 'path'],
    ['longer than any URI', `a:${'b'.repeat(8192)}`, '8194'],
    ['with variables side by side', 'a://{x}{y}', '{y}'],
    ['with wildcards side by side', 'a://{x*}{+y}', '{+y}'],
    ['with a name twice', 'a://{x}/{x}', 'called x'],
    ['with a name in path and query', 'a://{x}{?x}', 'called x'],
    ['with a name in query and fragment', 'a://b{?x}{#x}', 'called x'],
    ['that fixes a query variable', 'a://b?x=1{&x}', 'called x'],
    ['with an open brace', 'a://{x', 'brace'],
    ['with a closed brace', 'a://x}', 'brace'],
    ['with braces in braces', 'a://{{x}}', 'brace'],
    ['without a name', 'a://{}', '{}'],
    ['with an operator without a name', 'a://b{?}', '{?}'],
    ['with labels', 'a://b{.x}', '{.x}'],
    ['with path segments', 'a://b{/x}', '{/x}'],
    ['with path parameters', 'a://b{;x}', '{;x}'],
    ['with prefixes', 'a://{x:3}', '{x:3}'],
    ['with lists in the path', 'a://{x,y}', '{x,y}'],
    ['with an exploded query', 'a://b{?x*}', '{?x*}'],
    ['with an exploded reserved value', 'a://{+x*}', '{+x*}'],
    ['with two names in the fragment', 'a://b{#x,y}', '{#x,y}'],
    ['with a gap in a list', 'a://b{?x,,y}', '{?x,,y}'],
    ['with spaces in a name', 'a://{x y}', '{x y}'],
    ['with a hyphen at the end of a name', 'a://{x-}', '{x-}'],
    ['that would set a prototype', 'a://{__proto__}', '{__proto__}'],
    ['with a query that has not begun', 'a://b{&x}', '{&x}'],
    ['with a query that begins twice', 'a://b{?x}{?y}', '{?y}'],
    ['with a query behind a literal one', 'a://b?c=1{?x}', '{?x}'],
    ['with a query in its fragment', 'a://b{#x}{?y}', '{?y}'],
    ['with two fragments', 'a://b{#x}{#y}', '{#y}'],
    ['with a path in its query', 'a://b?c={x}', '{x}'],
    ['with a path behind its query', 'a://b{?x}/c', '/c'],
    ['with text in its fragment', 'a://b#c', 'fragment'],
    ['with text behind its fragment', 'a://b{#x}c', 'fragment'],
    ['with a space', 'a://b c/{x}', 'percent-encoding'],
    ['with a control character', 'a://b\u0000/{x}', 'percent-encoding'],
    ['with a backslash', 'a://b\\{x}', 'percent-encoding'],
    ['with half a triplet', 'a://100%/{x}', 'percent-encoding'],
    ['with bytes that are no UTF-8', 'a://b%FF/{x}', 'percent-encoding'],
    ['with such bytes in its query', 'a://b?c=%FF{&x}', 'percent-encoding'],
  ])('%s is refused, with a remedy', (_, text, word) => {
    const { message, remedy } = problemOf(text);
    expect(message).toContain(word);
    expect(remedy).toMatch(/^[A-Z].+\.$/);
  });

  it('is read or refused whatever the text, and never anything else', () => {
    const pieces = fc.constantFrom(
      ...'a: :// { } {x} {y*} {+z} {? , & # {#f} {?q} {&r} % %41 / ? = é'.split(
        ' ',
      ),
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => `a:${list.join('')}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        try {
          expect(UriTemplate.parse(given).text).toBe(given);
        } catch (error) {
          expect(error).toBeInstanceOf(UriTemplateException);
        }
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
