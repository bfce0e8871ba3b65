import { describe, expect, it } from '@jest/globals';
import { schemaValues } from '../../lib/schema/schema-values.js';

const ofProperty = (schema: unknown, $defs: object = {}) =>
  schemaValues({ type: 'object', properties: { x: schema }, $defs }, 'x');

describe('the values a schema names', () => {
  it.each([
    ['an enum', { enum: ['a', 1, null, true] }, ['a', '1', 'true']],
    ['a const', { const: 'only' }, ['only']],
    ['a boolean', { type: 'boolean' }, ['true', 'false']],
    ['a union', { anyOf: [{ const: 'a' }, { enum: ['b', 'a'] }] }, ['a', 'b']],
    [
      'a union with null',
      { oneOf: [{ enum: ['a'] }, { type: 'null' }] },
      ['a'],
    ],
    ['a reference', { $ref: '#/$defs/Mood' }, ['calm', 'wild']],
    [
      'one reference twice',
      { anyOf: [{ $ref: '#/$defs/Mood' }, { $ref: '#/$defs/Mood' }] },
      ['calm', 'wild'],
    ],
  ])('are those of %s', (_, schema, expected) => {
    const $defs = { Mood: { enum: ['calm', 'wild'] } };
    expect(ofProperty(schema, $defs)).toEqual(expected);
  });

  it.each([
    ['text', { type: 'string' }],
    ['a union with text', { anyOf: [{ const: 'a' }, { type: 'string' }] }],
    ['a reference to itself', { $ref: '#/properties/x' }],
    ['a reference to nothing', { $ref: '#/$defs/None' }],
    ['no schema', true],
  ])('are not known of %s', (_, schema) => {
    expect(ofProperty(schema)).toBeUndefined();
  });

  it('are not known of a property there is not', () => {
    expect(schemaValues({ type: 'object' }, 'x')).toBeUndefined();
    expect(
      schemaValues({ type: 'object', properties: {} }, 'toString'),
    ).toBeUndefined();
  });
});
