import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changed } from './changed-values.js';
import { Comparison } from './compare.js';
import { isListed } from './disagreement.js';
import { SHAPES } from './shapes.js';

const DIRECTIONS = ['input', 'output'] as const;
const RUNS = { numRuns: 400, seed: 20_260_131 };
const NAMED = SHAPES.map((shape) => ({ ...shape, name: shape.dto.name }));
const LISTED = NAMED.flatMap(({ name, dto, except = [] }) =>
  except.map((one) => ({ ...one, of: name, dto })),
);

describe.each(DIRECTIONS)('as an %s', (io) => {
  it.each(NAMED)(
    'the schema of $name accepts what class-validator accepts, unless listed',
    async ({ name, dto, values }) => {
      const comparison = new Comparison(dto, io);
      const listed = LISTED.filter(({ of }) => of === name);
      for (const value of values)
        expect(await comparison.of(value)).toBe('agree');
      const check = async (value: unknown) => {
        const verdict = await comparison.of(value);
        if (!isListed(listed, verdict, value, io))
          expect({ value, verdict }).toEqual({ value, verdict: 'agree' });
      };
      const near = fc.oneof(...values.map(changed));
      await fc.assert(fc.asyncProperty(near, check), RUNS);
    },
  );
});

describe('a listed disagreement', () => {
  it.each(LISTED)(
    'exists: the schema of $of is $schema, because $because',
    async ({ dto, schema, example, covers, io }) => {
      for (const direction of io ? [io] : DIRECTIONS)
        expect(await new Comparison(dto, direction).of(example)).toBe(schema);
      expect(covers?.(example)).not.toBe(false);
    },
  );
});
