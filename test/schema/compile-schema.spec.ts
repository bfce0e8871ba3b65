import { IsBoolean, IsInt } from 'class-validator';
import { type } from 'arktype';
import { z } from 'zod';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';
import {
  isDtoClass,
  isJsonSchema,
  isStandardSchema,
} from '../../lib/schema/schema-source.js';

class Query {
  @IsInt() n: number;
  @IsBoolean() b: boolean;
}

function input(source: unknown) {
  return compileSchema(Object(source), { io: 'input', mode: 'coerce' });
}

describe('compiling a schema', () => {
  it('coerces a DTO input as its schema says', async () => {
    expect(await input(Query).validate({ n: '1', b: 'false' })).toMatchObject({
      ok: true,
      value: { n: 1, b: false },
    });
    const strict = compileSchema(Query, { io: 'input', mode: 'strict' });
    expect(await strict.validate({ n: '1', b: false })).toMatchObject({
      ok: false,
    });
  });

  it('never coerces an output', async () => {
    const output = compileSchema(
      { type: 'number' },
      { io: 'output', mode: 'coerce' },
    );
    expect(await output.validate('1')).toMatchObject({ ok: false });
    expect(output.json).toEqual({ type: 'number' });
  });

  it('offers a check only for JSON Schema objects', () => {
    expect(input({ type: 'object' }).check).toBeDefined();
    expect(input(Query).check).toBeUndefined();
  });

  it.each([
    ['an arrow function', () => 1],
    ['an array', []],
    ['a date', new Date(0)],
  ])('refuses %s', (_, source) => {
    expect(() => input(source)).toThrow(
      expect.objectContaining({ code: 'MCP_SCHEMA_UNKNOWN_SOURCE' }),
    );
  });

  it('tells how to wrap an object of schemas', () => {
    expect(() => input({ city: z.string() })).toThrow(
      expect.objectContaining({
        code: 'MCP_SCHEMA_UNKNOWN_SOURCE',
        remedy: expect.stringContaining('z.object'),
      }),
    );
  });
});

describe('the root of an input', () => {
  const object = { type: 'object' };

  it.each<[string, JsonSchema]>([
    ['properties', { properties: {} }],
    ['required', { required: ['a'] }],
    ['a list of one type', { type: ['object'] }],
    ['a union of objects', { anyOf: [object, { properties: {} }] }],
    ['an exclusive union of objects', { oneOf: [object, object] }],
    ['an intersection', { allOf: [{ minProperties: 1 }, object] }],
    ['an intersection and properties', { allOf: [{}], properties: {} }],
    ['a reference', { $ref: '#/$defs/a', $defs: { a: object } }],
    ['a reference and an intersection', { $ref: '#no', allOf: [object] }],
  ])('is said to be an object where it has %s', (_, json) => {
    const compiled = input(json).json;
    expect(compiled).toEqual({ ...json, type: 'object' });
    expect(Object.keys(compiled)).toEqual([
      ...new Set([...Object.keys(json), 'type']),
    ]);
  });

  it('is added to what a library gives', () => {
    const union = z.union([
      z.object({ a: z.string() }),
      z.object({ b: z.number() }),
    ]);
    expect(input(union).json).toMatchObject({ type: 'object' });
  });

  it.each<[JsonSchema, string]>([
    [{ type: 'string' }, 'has the type "string" at its root'],
    [{ type: ['object', 'null'] }, 'has the type ["object","null"]'],
    [{}, 'has no type at its root'],
    [{ anyOf: [object, { type: 'null' }] }, 'has no type'],
    [{ anyOf: [] }, 'has no type'],
    [{ allOf: [{ type: 'string' }] }, 'has no type'],
    [{ $ref: '#' }, 'has no type'],
    [{ $ref: 'https://x.test/' }, 'has no type'],
    [{ oneOf: [true] }, 'has no type'],
  ])('cannot be %j', (json, message) => {
    expect(() => input(json)).toThrow(
      expect.objectContaining({
        code: 'MCP_SCHEMA_NOT_OBJECT',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('of an output may be anything', () => {
    const json = { type: ['array', 'null'] };
    expect(compileSchema(json, { io: 'output', mode: 'strict' }).json).toBe(
      json,
    );
  });
});

describe('the guards of sources', () => {
  it('tell the kinds apart', () => {
    const zod = z.object({});
    const callable = type({});
    const kinds = (source: unknown) => [
      isDtoClass(source),
      isStandardSchema(source),
      isJsonSchema(source),
    ];
    expect(kinds(Query)).toEqual([true, false, false]);
    expect(kinds(zod)).toEqual([false, true, false]);
    expect(kinds({})).toEqual([false, false, true]);
    expect(kinds(Object.create(null))).toEqual([false, false, true]);
    expect(kinds(callable)).toEqual([false, true, false]);
    for (const other of [null, undefined, 1, 'x', [], () => 1])
      expect(kinds(other)).toEqual([false, false, false]);
    expect(kinds({ '~standard': 1 })).toEqual([false, false, false]);
  });
});
