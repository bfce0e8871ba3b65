import { formOf, read } from './forms.fixture.js';

describe('a form made of a JSON Schema', () => {
  it.each([
    [
      'a reference',
      { $ref: '#/$defs/Size', title: 'T' },
      { type: 'string', title: 'T', enum: ['s', 'l'] },
    ],
    [
      'parts that hold together',
      { allOf: [{ type: 'string', minLength: 1 }, { maxLength: 3 }] },
      { type: 'string', minLength: 1, maxLength: 3 },
    ],
    ['a nullable text', { type: 'string', nullable: true }, { type: 'string' }],
    [
      'an enum with null',
      { type: ['string', 'null'], enum: ['a', null] },
      { type: 'string', enum: ['a'] },
    ],
    [
      'an enum whose names do not match',
      { type: 'string', enum: ['a', 'b'], enumNames: ['A'] },
      { type: 'string', enum: ['a', 'b'] },
    ],
    [
      'a union of constants',
      { anyOf: [{ const: 'a' }, { enum: ['b', 'c'] }] },
      { type: 'string', enum: ['a', 'b', 'c'] },
    ],
    [
      'a choice of one, with its title',
      { oneOf: [{ const: 'a', title: 'A' }] },
      { type: 'string', oneOf: [{ const: 'a', title: 'A' }] },
    ],
    [
      'texts of several formats',
      { anyOf: [{ type: 'string', format: 'uri' }, { type: 'string' }] },
      { type: 'string' },
    ],
    [
      'a number of either type',
      { type: ['integer', 'number'] },
      { type: 'number' },
    ],
    [
      'limits that are excluded',
      { type: 'integer', exclusiveMinimum: 1.5, exclusiveMaximum: 9 },
      { type: 'integer', minimum: 2, maximum: 8 },
    ],
    ['a choice of booleans', { enum: [true, false] }, { type: 'boolean' }],
    [
      'keywords forms do not know',
      { type: 'string', pattern: '^a', format: 'uuid', examples: ['a'] },
      { type: 'string' },
    ],
    [
      'a default of another type',
      { type: 'integer', default: 1.5 },
      { type: 'integer' },
    ],
    [
      'a default that is no option',
      { enum: ['a'], default: 'b' },
      { type: 'string', enum: ['a'] },
    ],
    [
      'titled items written as oneOf',
      { type: 'array', items: { oneOf: [{ const: 'a', title: 'A' }] } },
      { type: 'array', items: { anyOf: [{ const: 'a', title: 'A' }] } },
    ],
  ])('knows %s', (_, property, field) => {
    const { requestedSchema } = formOf({
      type: 'object',
      properties: { field: property },
      $defs: { Size: { type: 'string', enum: ['s', 'l'] } },
    });
    expect(requestedSchema).toEqual({
      type: 'object',
      properties: { field },
    });
  });

  it('has its fields and nothing else', () => {
    expect(
      formOf({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: 'Order',
        type: 'object',
        properties: { a: { type: 'string' } },
        additionalProperties: false,
        anyOf: [{ required: ['a'] }, { minProperties: 1 }],
      }).requestedSchema,
    ).toEqual({ type: 'object', properties: { a: { type: 'string' } } });
  });

  it('may have no fields', async () => {
    const empty = { type: 'object' };
    expect(formOf(empty).requestedSchema).toEqual({
      type: 'object',
      properties: {},
    });
    expect(await read(empty, undefined)).toEqual({ ok: true, value: {} });
  });

  it('is checked as a whole when it is read', async () => {
    const schema = {
      type: 'object',
      properties: {
        a: { type: 'string', pattern: '^x' },
        b: { type: 'number' },
      },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
      additionalProperties: false,
    };
    expect(await read(schema, { b: 1 })).toEqual({ ok: true, value: { b: 1 } });
    expect(await read(schema, {})).toMatchObject({ ok: false });
    expect(await read(schema, { a: 'y' })).toMatchObject({
      ok: false,
      issues: [{ path: ['a'] }],
    });
    expect(await read(schema, { b: 1, c: 1 })).toMatchObject({
      ok: false,
      issues: [{ path: ['c'], message: 'is not a known property' }],
    });
    expect(await read(schema, ['a'])).toEqual({
      ok: false,
      issues: [{ path: [], message: 'must be an object, got an array' }],
    });
  });

  it('reads as null what had to be there and could be null', async () => {
    const schema = {
      type: 'object',
      properties: {
        must: { type: ['string', 'null'] },
        may: { type: ['string', 'null'] },
      },
      required: ['must'],
    };
    expect(formOf(schema).requestedSchema).not.toHaveProperty('required');
    expect(await read(schema, {})).toEqual({ ok: true, value: { must: null } });
  });

  it('gives each reading a default of its own', async () => {
    const schema = {
      type: 'object',
      properties: {
        list: {
          type: 'array',
          items: { type: 'string', enum: ['a'] },
          default: ['a'],
        },
      },
    };
    const first = await read(schema, {});
    Object(first).value.list.push('b');
    expect(await read(schema, {})).toEqual({
      ok: true,
      value: { list: ['a'] },
    });
  });

  it('takes no property for filled in that every object has', async () => {
    const schema = {
      type: 'object',
      properties: { toString: { type: 'string', default: 'x' } },
    };
    expect(await read(schema, {})).toEqual({
      ok: true,
      value: { toString: 'x' },
    });
  });
});
