import { buildCoercer } from '../../lib/schema/coercion/coercer.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';

function coerce(schema: JsonSchema, value: unknown): unknown {
  const coercer = buildCoercer(schema);
  return coercer ? coercer(value) : value;
}

const property = (schema: JsonSchema | boolean) => ({
  type: 'object',
  properties: { v: schema },
});

function coerceProperty(schema: JsonSchema | boolean, value: unknown): unknown {
  return Object(coerce(property(schema), { v: value })).v;
}

describe('coercion of text', () => {
  it.each([
    ['10', 10],
    ['-10', -10],
    ['0', 0],
    ['10.0', 10],
    ['1e2', 100],
    ['10.5', '10.5'],
    ['9007199254740993', '9007199254740993'],
    [' 10 ', ' 10 '],
    ['', ''],
    ['0x10', '0x10'],
    ['1e400', '1e400'],
    ['010', '010'],
    ['+1', '+1'],
    ['1.', '1.'],
    ['.5', '.5'],
    ['Infinity', 'Infinity'],
    ['NaN', 'NaN'],
    ['true', 'true'],
  ])('makes an integer of %p: %p', (text, expected) => {
    expect(coerceProperty({ type: 'integer' }, text)).toBe(expected);
  });

  it.each([
    ['10.5', 10.5],
    ['-0.5', -0.5],
    ['1e-3', 0.001],
    ['1E+3', 1000],
    ['1e400', '1e400'],
    ['12345678901234567890', Number('12345678901234567890')],
    ['1,5', '1,5'],
  ])('makes a number of %p: %p', (text, expected) => {
    expect(coerceProperty({ type: 'number' }, text)).toBe(expected);
  });

  it.each([
    ['true', true],
    ['TRUE', true],
    ['False', false],
    ['1', '1'],
    ['yes', 'yes'],
    ['', ''],
    [' true', ' true'],
  ])('makes a boolean of %p: %p', (text, expected) => {
    expect(coerceProperty({ type: 'boolean' }, text)).toBe(expected);
  });

  it.each<[string, JsonSchema, unknown]>([
    ['a type that allows text', { type: ['number', 'string'] }, '1'],
    ['no type', { minimum: 1 }, '1'],
    ['two kinds of literals', { type: ['number', 'boolean'] }, '1'],
    [
      'a union with text',
      { anyOf: [{ type: 'number' }, { type: 'string' }] },
      '1',
    ],
    ['an open branch', { anyOf: [{ type: 'number' }, {}] }, '1'],
    ['a reference to nothing', { $ref: '#/$defs/no' }, '1'],
    ['a foreign reference', { $ref: 'https://x.test/a' }, '1'],
    ['a bad reference', { $ref: '#/%' }, '1'],
    ['values that are text', { enum: ['1', 2] }, '1'],
    ['a false schema', { not: {} }, '1'],
  ])('leaves it alone where there is %s', (_, schema, expected) => {
    expect(coerceProperty(schema, '1')).toBe(expected);
  });

  it.each<[string, JsonSchema]>([
    ['a nullable type', { type: ['integer', 'null'] }],
    ['a nullable union', { anyOf: [{ type: 'number' }, { type: 'null' }] }],
    [
      'a union with an object',
      { oneOf: [{ type: 'integer' }, { type: 'object' }] },
    ],
    ['an enum of numbers', { enum: [1, 2.5] }],
    ['a constant', { const: 1 }],
    [
      'an allOf',
      { allOf: [{ type: ['number', 'string'] }, { type: 'integer' }] },
    ],
    [
      'a nested union',
      { anyOf: [{ anyOf: [{ type: 'integer' }] }, { type: 'null' }] },
    ],
  ])('happens where there is %s', (_, schema) => {
    expect(coerceProperty(schema, '1')).toBe(1);
  });

  it('knows the types of constants', () => {
    expect(coerceProperty({ const: true }, 'true')).toBe(true);
    expect(coerceProperty({ const: null }, 'null')).toBe('null');
    expect(coerceProperty({ enum: [[], {}, 1] }, '1')).toBe(1);
    expect(coerceProperty(false, '1')).toBe('1');
    expect(coerceProperty({ anyOf: [false, { type: 'number' }] }, '1')).toBe(1);
  });
});

describe('coercion inside values', () => {
  const int = { type: 'integer' };

  it('follows properties, items, prefixItems and additionalProperties', () => {
    expect(
      coerce(
        {
          type: 'object',
          properties: {
            list: { type: 'array', items: int },
            pair: {
              type: 'array',
              prefixItems: [{ type: 'string' }, int],
              items: { type: 'boolean' },
            },
          },
          patternProperties: { '^x-': true, '[': true },
          additionalProperties: int,
        },
        {
          list: ['1', 'a', 2],
          pair: ['1', '1', 'true'],
          other: '3',
          'x-raw': '4',
        },
      ),
    ).toEqual({
      list: [1, 'a', 2],
      pair: ['1', 1, true],
      other: 3,
      'x-raw': '4',
    });
  });

  it('follows local references, anchors and embedded resources', () => {
    const schema = {
      $defs: {
        int,
        'a/b~c': int,
        anchored: { $anchor: 'here', ...int },
        embedded: {
          $id: 'https://x.test/inner',
          properties: { n: { $ref: '#/$defs/n' } },
          $defs: { n: int },
        },
      },
      type: 'object',
      properties: {
        a: { $ref: '#/$defs/int' },
        b: { $ref: '#/$defs/a~1b~0c' },
        c: { $ref: '#here' },
        d: { $ref: '#/$defs/embedded' },
      },
    };
    expect(coerce(schema, { a: '1', b: '2', c: '3', d: { n: '4' } })).toEqual({
      a: 1,
      b: 2,
      c: 3,
      d: { n: 4 },
    });
  });

  it('follows allOf and the one structure of a nullable union', () => {
    const object = { type: 'object', properties: { n: int } };
    expect(
      coerce(property({ anyOf: [object, { type: 'null' }] }), {
        v: { n: '1' },
      }),
    ).toEqual({ v: { n: 1 } });
    expect(
      coerce(
        { allOf: [object, { properties: { b: { type: 'boolean' } } }] },
        { n: '1', b: 'true' },
      ),
    ).toEqual({ n: 1, b: true });
    const ambiguous = { oneOf: [object, { type: 'object' }] };
    expect(coerce(property(ambiguous), { v: { n: '1' } })).toEqual({
      v: { n: '1' },
    });
  });

  it('follows recursive schemas, of values and of themselves', () => {
    const tree = {
      type: 'object',
      properties: {
        n: int,
        children: { type: 'array', items: { $ref: '#' } },
      },
    };
    expect(
      coerce(tree, { n: '1', children: [{ n: '2', children: [{ n: '3' }] }] }),
    ).toEqual({ n: 1, children: [{ n: 2, children: [{ n: 3 }] }] });
    const loop = {
      $ref: '#/$defs/a',
      $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } },
    };
    expect(buildCoercer(loop)).toBeUndefined();
    const self: JsonSchema = { allOf: [{ $ref: '#' }], properties: { n: int } };
    expect(coerce(self, { n: '1' })).toEqual({ n: 1 });
  });

  it('leaves values of another kind alone', () => {
    const schema = property(int);
    for (const value of [null, undefined, 1, 'x', [], new Date(0), new Map()])
      expect(coerce(schema, value)).toBe(value);
    expect(coerceProperty({ type: 'array', items: int }, { 0: '1' })).toEqual({
      0: '1',
    });
    expect(
      coerce({ properties: 5, items: 5, prefixItems: [int] }, ['1']),
    ).toEqual([1]);
  });
});

describe('a coercer', () => {
  const schema = {
    type: 'object',
    properties: {
      n: { type: 'integer' },
      list: { type: 'array', items: { type: 'integer' } },
      text: { type: 'string' },
    },
  };

  it('does not exist where nothing can need it', () => {
    expect(buildCoercer(property({ type: 'string' }))).toBeUndefined();
    expect(buildCoercer({ type: 'object' })).toBeUndefined();
    expect(
      buildCoercer({
        type: 'object',
        properties: {
          name: { type: 'string' },
          children: { type: 'array', items: { $ref: '#' } },
        },
      }),
    ).toBeUndefined();
  });

  it('never alters its input and copies only what changes', () => {
    const input = Object.freeze({
      n: '1',
      list: Object.freeze([1, 2]),
      text: '1',
    });
    const result = Object(coerce(schema, input));
    expect(result).toEqual({ n: 1, list: [1, 2], text: '1' });
    expect(result.list).toBe(input.list);
    const fine = { n: 1, list: [1] };
    expect(coerce(schema, fine)).toBe(fine);
  });

  it('never follows or makes a prototype', () => {
    const hostile = JSON.parse('{"__proto__":{"n":"1"},"n":"1"}');
    const schemaOfAll = {
      type: 'object',
      properties: JSON.parse('{"__proto__":{"type":"integer"}}'),
      additionalProperties: { type: 'integer' },
    };
    const result = coerce(schemaOfAll, hostile);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(result, '__proto__')?.value).toEqual(
      {
        n: '1',
      },
    );
    expect(result).toHaveProperty('n', 1);
    expect(coerce(schemaOfAll, JSON.parse('{"__proto__":"1"}'))).toEqual(
      JSON.parse('{"__proto__":"1"}'),
    );
    expect(coerce(schema, Object.create({ n: '1' }))).not.toHaveProperty(
      'n',
      1,
    );
  });

  it('takes huge arrays', () => {
    const list = Array.from({ length: 200_000 }, (_, i) => String(i));
    const result = Object(coerce(schema, { list })).list;
    expect(result[199_999]).toBe(199_999);
  });
});
