import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Comparison, dtoOf } from './compare.js';
import { nameOf } from './decorator-case.js';
import { isListed } from './disagreement.js';
import { ENCODING_CASES } from './encoding-cases.js';
import { NAME_CASES } from './name-cases.js';
import { NARROWER } from './narrower.js';
import { near } from './near-values.js';
import { TEXT_CASES } from './text-cases.js';
import { VALUE_CASES } from './value-cases.js';
import { WIDER } from './wider.js';

const CASES = [
  ...VALUE_CASES,
  ...TEXT_CASES,
  ...ENCODING_CASES,
  ...NAME_CASES,
].map((one) => ({ ...one, name: nameOf(one) }));
const DISAGREEMENTS = [...NARROWER, ...WIDER];
const DIRECTIONS = ['input', 'output'] as const;
const RUNS = { numRuns: 100, seed: 20_260_131 };

describe.each(DIRECTIONS)('as an %s', (io) => {
  it.each(CASES)(
    'the schema of $name accepts what class-validator accepts, unless listed',
    async ({ name, decorators, values }) => {
      const comparison = new Comparison(dtoOf(decorators), io);
      const listed = DISAGREEMENTS.filter(({ of }) => of === name);
      const check = async (sample: { readonly value?: unknown }) => {
        const verdict = await comparison.of(sample);
        if (!isListed(listed, verdict, sample.value, io))
          expect({ ...sample, verdict }).toEqual({
            ...sample,
            verdict: 'agree',
          });
      };
      for (const value of values) await check({ value });
      await fc.assert(fc.asyncProperty(near(values), check), RUNS);
    },
  );
});

describe('a listed disagreement', () => {
  it.each(DISAGREEMENTS)(
    'exists: the schema of $of is $schema, because $because',
    async ({ of, schema, example, covers, io }) => {
      const found = CASES.find(({ name }) => name === of);
      expect(found).toBeDefined();
      for (const direction of io ? [io] : DIRECTIONS) {
        const comparison = new Comparison(
          dtoOf(found?.decorators ?? []),
          direction,
        );
        expect(await comparison.of({ value: example })).toBe(schema);
      }
      expect(covers?.(example)).not.toBe(false);
    },
  );
});

describe('every decorator', () => {
  it('that says something is compared', async () => {
    const { CONSTRAINTS } =
      await import('../../../lib/schema/dto/constraints/constraints.js');
    const compared = new Set(CASES.map(({ rule }) => rule));
    expect(
      [...CONSTRAINTS.keys()].filter((rule) => !compared.has(rule)),
    ).toEqual([]);
  });
});
