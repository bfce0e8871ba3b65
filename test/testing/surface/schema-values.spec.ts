import { toldOfArgument, toldOfOutput } from './surface.fixture.js';

const AT = 'tool t, argument "a"';

describe('a change of what values an argument takes', () => {
  it.each([
    [
      'string to number',
      { type: 'string' },
      { type: 'number' },
      'the type changed from string to number',
    ],
    [
      'no longer null',
      { type: ['string', 'null'] },
      { type: 'string' },
      'the type changed from string or null to string',
    ],
    [
      'number to integer',
      { type: 'number' },
      { type: 'integer' },
      'the type changed from number to integer',
    ],
    [
      'a type at all',
      {},
      { type: 'string' },
      'the type changed from any to string',
    ],
    [
      'a value fewer',
      { enum: ['x', 'y'] },
      { enum: ['y'] },
      'lost the value "x"',
    ],
    [
      'values at all',
      { type: 'string' },
      { type: 'string', enum: ['x'] },
      'is limited to the value "x" now',
    ],
    ['one value', { type: 'boolean' }, { const: true }, 'lost the value false'],
    [
      'a higher minimum',
      { minimum: 1 },
      { minimum: 2 },
      'minimum raised from 1 to 2',
    ],
    ['a maximum at all', {}, { maximum: 9 }, 'maximum 9 added'],
    [
      'a lower maxLength',
      { maxLength: 50 },
      { maxLength: 20 },
      'maxLength lowered from 50 to 20',
    ],
    ['a minItems', { minItems: 0 }, { minItems: 1 }, 'minItems 1 added'],
    [
      'a pattern',
      { type: 'string' },
      { type: 'string', pattern: '^a' },
      'pattern "^a" added',
    ],
    [
      'another pattern',
      { pattern: '^a' },
      { pattern: '^b' },
      'pattern changed in a way that cannot be judged',
    ],
    [
      'a coarser multipleOf',
      { multipleOf: 2 },
      { multipleOf: 4 },
      'multipleOf raised from 2 to 4',
    ],
    [
      'another multipleOf',
      { multipleOf: 2 },
      { multipleOf: 3 },
      'multipleOf changed in a way that cannot be judged',
    ],
    [
      'unique items',
      { uniqueItems: false },
      { uniqueItems: true },
      'uniqueItems true added',
    ],
    [
      'an alternative fewer',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { type: 'string' },
      'lost the alternative {"type":"null"}',
    ],
    [
      'a union beside',
      { type: 'object' },
      { type: 'object', oneOf: [{ required: ['x'] }] },
      'oneOf added',
    ],
    [
      'a condition',
      {},
      { if: { minimum: 1 }, else: false },
      'if changed in a way that cannot be judged',
    ],
    [
      'an unknown keyword',
      {},
      { 'x-mcp-header': 'A' },
      'x-mcp-header changed in a way that cannot be judged',
    ],
    ['nothing at all', {}, false, 'not changed in a way that cannot be judged'],
  ])('breaks callers: %s', (_, before, now, what) => {
    expect(toldOfArgument(before, now)).toContain(`breaking: ${AT}: ${what}`);
  });

  it.each([
    [
      'null, too',
      { type: 'string' },
      { type: ['string', 'null'] },
      'the type changed from string to string or null',
    ],
    [
      'fractions, too',
      { type: 'integer' },
      { type: 'number' },
      'the type changed from integer to number',
    ],
    [
      'a value more',
      { enum: ['x'] },
      { enum: ['x', 'y'] },
      'gained the value "y"',
    ],
    [
      'any value',
      { const: 'x' },
      { type: 'string' },
      'is no longer limited to the value "x"',
    ],
    [
      'a lower minimum',
      { minimum: 2 },
      { minimum: 1 },
      'minimum lowered from 2 to 1',
    ],
    ['no maximum', { maximum: 9 }, {}, 'maximum 9 removed'],
    ['no format', { format: 'date' }, {}, 'format "date" removed'],
    [
      'a finer multipleOf',
      { multipleOf: 4 },
      { multipleOf: 2 },
      'multipleOf lowered from 4 to 2',
    ],
    [
      'an alternative more',
      { type: 'string' },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      'gained the alternative {"type":"null"}',
    ],
  ])('is additive: %s', (_, before, now, what) => {
    expect(toldOfArgument(before, now)).toEqual([`additive: ${AT}: ${what}`]);
  });

  it.each([
    [
      'the order of values and keys',
      { type: 'string', enum: ['x', 'y'] },
      { enum: ['y', 'x'], type: 'string' },
    ],
    [
      'a dialect written out',
      {},
      { $schema: 'https://json-schema.org/draft/2020-12/schema' },
    ],
    ['a constant as a list of one', { const: 'x' }, { enum: ['x'] }],
    [
      'the order of alternatives',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { oneOf: [{ type: 'null' }, { type: 'string' }] },
    ],
    ['a comment', {}, { $comment: 'x' }],
    ['true for anything', true, {}],
  ])('is none: %s', (_, before, now) => {
    expect(toldOfArgument(before, now)).toEqual([]);
  });

  it('turns round for outputs: what readers get more of breaks them', () => {
    const output = 'tool t, output "a"';

    expect(
      toldOfOutput({ type: 'string' }, { type: ['string', 'null'] }),
    ).toEqual([
      `breaking: ${output}: the type changed from string to string or null`,
    ]);
    expect(toldOfOutput({ enum: ['x'] }, { enum: ['x', 'y'] })).toEqual([
      `breaking: ${output}: gained the value "y"`,
    ]);
    expect(toldOfOutput({ enum: ['x', 'y'] }, { enum: ['x'] })).toEqual([
      `additive: ${output}: lost the value "y"`,
    ]);
    expect(toldOfOutput({ maximum: 1 }, { maximum: 2 })).toEqual([
      `breaking: ${output}: maximum raised from 1 to 2`,
    ]);
  });

  it('that only says something else is seen by the model', () => {
    expect(
      toldOfArgument(
        { description: 'Which one', default: 1 },
        { description: 'Which', default: 2, examples: [3], title: 'A' },
      ),
    ).toEqual([
      `visible: ${AT}: title added: "A"`,
      `visible: ${AT}: description changed from "Which one" to "Which"`,
      `visible: ${AT}: default changed from 1 to 2`,
      `visible: ${AT}: examples added: [3]`,
    ]);
  });
});
