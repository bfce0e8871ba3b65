import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UriTemplate } from '../../lib/uri/uri-template.js';
import { SEED } from './support/arbitrary-template.js';

/** The pattern a backtracking regular expression has for a template, whose time nothing bounds. */
function patternOf(template: string): RegExp {
  const source = template
    .replace(/\{(\w+)\*\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

it('a path is matched as a greedy regular expression would, in bounded time', () => {
  const literal = fc.constantFrom(...'a b / /a a/ aa ab /a/ -'.split(' '));
  const variable = fc.constantFrom('{x}', '{x*}');
  const template = fc
    .array(fc.tuple(variable, literal), { minLength: 1, maxLength: 5 })
    .chain((pairs) => fc.tuple(fc.constant(pairs.flat()), fc.boolean()))
    .map(([pieces, ends]) => (ends ? pieces : pieces.slice(0, -1)).join(''))
    .map((pieces) => {
      let count = 0;
      return `a:b${pieces.replace(/x/g, () => `x${count++}`)}`;
    });
  const uri = fc
    .array(fc.constantFrom(...'a b / - aa /a'.split(' ')), { maxLength: 14 })
    .map((pieces) => `a:b${pieces.join('')}`);
  let found = 0;
  fc.assert(
    fc.property(template, uri, (text, given) => {
      const values = UriTemplate.parse(text).match(given);
      const expected = patternOf(text).exec(given)?.groups;
      expect(values).toEqual(expected && { ...expected });
      if (values) found += 1;
    }),
    { seed: SEED, numRuns: 10_000 },
  );
  expect(found).toBeGreaterThan(1000);
});
