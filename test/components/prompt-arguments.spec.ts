import fc from 'fast-check';
import {
  promptArguments,
  promptDecoder,
} from '../../lib/components/prompt-arguments.js';

const SEED = 20261120;

const property = (schema: object) => ({
  type: 'object',
  properties: { x: schema },
});

/** Schemas that allow no text, and the values they are about. */
const ENCODED: readonly (readonly [object, fc.Arbitrary<unknown>])[] = [
  [{ type: 'integer' }, fc.maxSafeInteger()],
  [{ type: 'number' }, fc.double({ noNaN: true, noDefaultInfinity: true })],
  [{ type: 'boolean' }, fc.boolean()],
  [{ type: 'array' }, fc.array(fc.jsonValue({ maxDepth: 3 }))],
  [
    { type: 'object' },
    fc.dictionary(
      fc.string().filter((key) => !/proto|constructor/.test(key)),
      fc.integer(),
    ),
  ],
];

describe('the arguments of a prompt', () => {
  it('are what their text stands for, where text itself is no value', () => {
    for (const [schema, values] of ENCODED) {
      const decode = promptDecoder(property(schema));
      fc.assert(
        fc.property(values, (value) => {
          const text = JSON.stringify(value);
          expect(JSON.stringify(decode({ x: text })['x'])).toBe(text);
        }),
        { seed: SEED },
      );
    }
  });

  it('stay text where text is a value, whatever it looks like', () => {
    const decode = promptDecoder(property({ type: ['string', 'number'] }));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decode({ x: text })).toEqual({ x: text });
      }),
      { seed: SEED },
    );
  });

  it('are read without an error, whatever is sent', () => {
    const decode = promptDecoder(property({ type: 'object' }));
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.json())),
        (args) => {
          expect(Object.keys(decode(args)).sort()).toEqual(
            Object.keys(args).sort(),
          );
        },
      ),
      { seed: SEED },
    );
  });

  it('are told of in the order of the properties, required ones as such', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]\w{0,8}$/)),
        (names) => {
          const required = names.slice(1);
          const told = promptArguments({
            type: 'object',
            properties: Object.fromEntries(
              names.map((name) => [name, { type: 'string' }]),
            ),
            required,
          });
          expect(told.map(({ name }) => name)).toEqual(names);
          expect(
            told.filter((each) => each.required).map(({ name }) => name),
          ).toEqual(required);
        },
      ),
      { seed: SEED },
    );
  });
});
