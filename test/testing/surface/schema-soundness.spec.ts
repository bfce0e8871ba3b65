import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { toldOfArgument } from './surface.fixture.js';

const ajv = new Ajv2020({ strict: false });

const scalar = fc.constantFrom('x', 'yy', 'zzz', 0, 1, 2, 4, 1.5, true, null);
const small = fc.integer({ min: 0, max: 4 });
const type = fc.constantFrom(
  'string',
  'number',
  'integer',
  'boolean',
  'null',
  'object',
  'array',
);

const { schema } = fc.letrec<{ schema: object; leaf: object }>((tie) => ({
  leaf: fc.record(
    {
      type: fc.oneof(
        type,
        fc.uniqueArray(type, { minLength: 1, maxLength: 3 }),
      ),
      enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
      minimum: small,
      exclusiveMaximum: small,
      multipleOf: fc.constantFrom(1, 2, 4),
      minLength: small,
      maxLength: small,
      maxItems: small,
    },
    { requiredKeys: [] },
  ),
  schema: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.record({
      anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('p', 'q'), tie('schema')),
      required: fc.subarray(['p', 'q']),
      additionalProperties: fc.oneof(fc.constant(false), tie('schema')),
    }),
  ),
}));

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('p', 'q', 'r'), tie('value')),
  ),
}));

/** A schema, and another one made of it and a third. */
const change = fc
  .tuple(schema, schema, fc.func(fc.boolean()))
  .map(([before, other, keeps]) => {
    const kept = Object.entries(before).filter(([key]) => keeps(key));
    const added = Object.entries(other).filter(([key]) => keeps(`+${key}`));
    return [before, Object.fromEntries([...kept, ...added])] as const;
  });

describe('a change of an argument that is not told to break anything', () => {
  it('leaves every value that could be given one that can be given', () => {
    let judged = 0;
    fc.assert(
      fc.property(
        change,
        fc.array(value, { minLength: 20, maxLength: 20 }),
        ([before, now], values) => {
          const lines = toldOfArgument(before, now);
          // What is new is told to be so, whatever could be sent under its name before.
          const additive = lines.every(
            (line) => line.startsWith('additive') && !line.endsWith('is new'),
          );
          if (!additive || lines.length === 0) return;
          judged += 1;
          const [took, takes] = [before, now].map((one) => ajv.compile(one));
          for (const one of values) {
            if (took?.(one)) expect(takes?.(one)).toBe(true);
          }
        },
      ),
      { numRuns: 800 },
    );
    expect(judged).toBeGreaterThan(30);
  });
});
