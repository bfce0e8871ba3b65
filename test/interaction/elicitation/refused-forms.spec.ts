import { z } from 'zod';
import { elicitationForm } from '../../../lib/interaction/elicitation/form-factory.js';
import { fieldOf, formOf } from './forms.fixture.js';

const many = Object.fromEntries(
  Array.from({ length: 101 }, (_, n) => [`f${n}`, { type: 'string' }]),
);

describe('what no form can ask for', () => {
  it.each([
    [
      'an object',
      { type: 'object' },
      /^field is an object.*Ask for its fields one by one\.$/,
    ],
    ['an object by its properties', { properties: {} }, /^field is an object/],
    [
      'a list of texts',
      { type: 'array', items: { type: 'string' } },
      /^field is a list.*Give its items an enum/,
    ],
    ['a list of anything', { type: 'array' }, /^field is a list/],
    [
      'a list of numbers to choose',
      { type: 'array', items: { enum: [1, 2] } },
      /^field is a choice of values that are not all text/,
    ],
    [
      'a choice of numbers',
      { type: 'integer', enum: [1, 2] },
      /^field is a choice of numbers/,
    ],
    [
      'a choice of text and numbers',
      { enum: ['a', 1] },
      /^field is a choice of values that are not all text/,
    ],
    [
      'an empty choice',
      { enum: [] },
      /^field is a choice with nothing to choose from/,
    ],
    [
      'text or a number',
      { type: ['string', 'number'] },
      /^field may be of several types/,
    ],
    [
      'text or a list',
      { anyOf: [{ type: 'string' }, { type: 'array' }] },
      /^field may be of several types/,
    ],
    ['nothing but null', { type: 'null' }, /^field is of the type null/],
    ['anything', {}, /^field does not say what type it has/],
    ['anything, as true', true, /^field does not say what type it has/],
    [
      'a reference to nothing',
      { $ref: '#/$defs/none' },
      /^field does not say what type it has/,
    ],
    ['a schema of itself', { $ref: '#' }, /^field is an object/],
    [
      'a reference in a circle',
      { $ref: '#/properties/field' },
      /^field does not say what type it has/,
    ],
  ])('%s is refused by the name of the property', (_, property, message) => {
    expect(() => fieldOf(property)).toThrow(
      expect.objectContaining({
        code: 'MCP_ELICITATION_SCHEMA',
        message: expect.stringMatching(message),
        remedy: expect.any(String),
      }),
    );
  });

  it.each([
    [
      'more than 100 properties',
      { type: 'object', properties: many },
      /has 101 properties, and a form has at most 100/,
    ],
    [
      'one of several objects',
      z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]),
      /^The schema is a choice between objects/,
    ],
    [
      'a map',
      z.record(z.string(), z.string()),
      /^The schema has properties without names/,
    ],
    ['a list', z.array(z.string()), /^The schema is a list/],
    ['anything', z.any(), /^The schema does not say what type it has/],
  ])('%s is refused', (_, schema, message) => {
    expect(() => formOf(schema)).toThrow(
      expect.objectContaining({
        code: 'MCP_ELICITATION_SCHEMA',
        message: expect.stringMatching(message),
      }),
    );
  });

  it('what is no schema is refused like everywhere else', () => {
    const shape = Object({ city: z.string() });
    expect(() => elicitationForm({ message: 'x', schema: shape })).toThrow(
      expect.objectContaining({ code: 'MCP_SCHEMA_UNKNOWN_SOURCE' }),
    );
  });
});
