import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalizeUri } from '../../lib/uri/resource-uri.js';
import { UriTemplate } from '../../lib/uri/uri-template.js';
import { respelled, SEED, templateCase } from './support/arbitrary-template.js';

const RUNS = { seed: SEED, numRuns: 2000 };

describe('matching and filling in are each other’s inverse', () => {
  it('the URI for some values gives these values', () => {
    fc.assert(
      fc.property(templateCase, ({ template, values }) => {
        const parsed = UriTemplate.parse(template);
        expect(parsed.match(parsed.expand(values))).toEqual(values);
      }),
      RUNS,
    );
  });

  it('what a URI gives makes the same URI, in its normal spelling', () => {
    const spelled = templateCase.chain(({ template, values }) => {
      const parsed = UriTemplate.parse(template);
      return fc.tuple(fc.constant(parsed), respelled(parsed.expand(values)));
    });
    fc.assert(
      fc.property(spelled, ([template, uri]) => {
        const values = template.match(uri);
        expect(template.expand({ ...values })).toBe(normalizeUri(uri));
        expect(values).toBeDefined();
      }),
      RUNS,
    );
  });

  it('even where text of the template stands in a value', () => {
    const template = UriTemplate.parse('r://{a*}/x/{b}');
    for (const values of [
      { a: '1/x/2', b: '3' },
      { a: 'x/x', b: 'x' },
      { a: '/x/', b: '/x/' },
    ]) {
      expect(template.match(template.expand(values))).toEqual(values);
    }
  });

  it('no text makes matching fail', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string().map((text) => `docs://p/${text}`),
      fc.string().map((text) => `docs://p/%${text}`),
    );
    fc.assert(
      fc.property(templateCase, any, ({ template }, uri) => {
        const values = UriTemplate.parse(template).match(uri) ?? {};
        for (const value of Object.values(values)) {
          expect(typeof value).toBe('string');
        }
      }),
      RUNS,
    );
  });
});
