import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';
import { fieldsOf, formOf, read } from './forms.fixture.js';

const TITLED = [
  { const: 'a', title: 'A' },
  { const: 'b', title: 'b' },
];

describe('a form made of a zod schema', () => {
  const schema = z.object({
    text: z.string().min(2).max(5).default('abc').meta({ title: 'T' }),
    mail: z.email().describe('Where to'),
    link: z.url(),
    day: z.iso.date(),
    at: z.iso.datetime(),
    id: z.uuid(),
    code: z.string().regex(/^a/).optional(),
    count: z.int().min(1),
    above: z.number().gt(1),
    agreed: z.literal(true),
    size: z.enum(['a', 'b']).default('a'),
    one: z.literal('a'),
    titled: z.union([z.literal('a').meta({ title: 'A' }), z.literal('b')]),
    sizes: z.array(z.enum(['a', 'b'])).min(1),
    named: z.enum(['a', 'b']).meta({ id: 'Named', title: 'N' }),
    note: z.string().nullable(),
    pick: z.enum(['a', 'b']).nullish(),
  });
  const content = {
    mail: 'a@b.no',
    link: 'https://a.no',
    day: '2026-01-31',
    at: '2026-01-31T12:00:00Z',
    id: '6f1c0e4e-7a38-4f4b-9d57-2b8a6f0f6b11',
    count: 1,
    above: 1.5,
    agreed: true,
    one: 'a',
    titled: 'b',
    sizes: ['b'],
    named: 'a',
  };

  it('has the keywords forms know, and no other', () => {
    expect(fieldsOf(schema)).toEqual({
      text: {
        type: 'string',
        title: 'T',
        minLength: 2,
        maxLength: 5,
        default: 'abc',
      },
      mail: { type: 'string', description: 'Where to', format: 'email' },
      link: { type: 'string', format: 'uri' },
      day: { type: 'string', format: 'date' },
      at: { type: 'string', format: 'date-time' },
      id: { type: 'string' },
      code: { type: 'string' },
      count: { type: 'integer', minimum: 1 },
      above: { type: 'number', minimum: 1 },
      agreed: { type: 'boolean' },
      size: { type: 'string', enum: ['a', 'b'], default: 'a' },
      one: { type: 'string', enum: ['a'] },
      titled: { type: 'string', oneOf: TITLED },
      sizes: {
        type: 'array',
        minItems: 1,
        items: { type: 'string', enum: ['a', 'b'] },
      },
      named: { type: 'string', title: 'N', enum: ['a', 'b'] },
      note: { type: 'string' },
      pick: { type: 'string', enum: ['a', 'b'] },
    });
    expect(Object.keys(formOf(schema).requestedSchema)).toEqual([
      'type',
      'properties',
      'required',
    ]);
  });

  it('asks for what has no value otherwise', () => {
    expect(formOf(schema).requestedSchema.required).toEqual(
      Object.keys(content),
    );
  });

  it('is read by zod: defaults are filled in, what was left out is null where it may be', async () => {
    expect(await read(schema, content)).toEqual({
      ok: true,
      value: { ...content, text: 'abc', size: 'a', note: null },
    });
  });

  it('is checked for what the form has no keyword for', async () => {
    const wrong = { ...content, id: 'x', code: 'b', above: 1, agreed: false };
    const result = await read(schema, wrong);
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { path: ['id'] },
        { path: ['code'] },
        { path: ['above'] },
        { path: ['agreed'] },
      ],
    });
  });

  it('is checked by its refinements, asynchronous ones too', async () => {
    const even = z.object({
      n: z.number().refine(async (n) => Promise.resolve(n % 2 === 0), 'odd'),
    });
    expect(await read(even, { n: 2 })).toEqual({ ok: true, value: { n: 2 } });
    expect(await read(even, { n: 1 })).toEqual({
      ok: false,
      issues: [{ path: ['n'], message: 'odd' }],
    });
  });

  it('gives what its transformations make', async () => {
    const date = z.object({
      at: z.iso.datetime().transform((text) => new Date(text).getUTCFullYear()),
    });
    expect(await read(date, { at: '2026-01-31T12:00:00Z' })).toEqual({
      ok: true,
      value: { at: 2026 },
    });
  });

  it('leaves a default that only zod knows to zod', async () => {
    const later = z.object({ n: z.string().transform(Number).default(4) });
    expect(fieldsOf(later)).toEqual({ n: { type: 'string' } });
    expect(await read(later, {})).toEqual({ ok: true, value: { n: 4 } });
  });

  it('fills in a default that only the form knows', async () => {
    const shown = z.object({ n: z.number().meta({ default: 4 }) });
    expect(await read(shown, {})).toEqual({ ok: true, value: { n: 4 } });
  });

  it('ignores or refuses unknown properties, as zod is told', async () => {
    const loose = z.object({ a: z.string() });
    expect(await read(loose, { a: 'x', b: 1 })).toEqual({
      ok: true,
      value: { a: 'x' },
    });
    const strict = z.strictObject({ a: z.string() });
    expect(await read(strict, { a: 'x', b: 1 })).toMatchObject({ ok: false });
  });

  it('is made of an object under a name of its own, too', () => {
    const named = z.object({ a: z.string() }).meta({ id: 'Named' });
    expect(formOf(named).requestedSchema).toEqual({
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
    });
  });

  it('turns nothing into anything else', async () => {
    const schema = z.object({ n: z.number() });
    expect(await read(schema, { n: '1' })).toMatchObject({ ok: false });
  });
});

describe('a form made of a valibot schema', () => {
  const schema = toStandardJsonSchema(
    v.intersect([
      v.object({
        mail: v.pipe(v.string(), v.email(), v.title('Mail')),
        count: v.pipe(v.number(), v.integer(), v.gtValue(1), v.ltValue(9)),
        agreed: v.optional(v.boolean(), true),
        size: v.picklist(['a', 'b']),
        note: v.nullable(v.string()),
      }),
      v.object({
        titled: v.union([v.pipe(v.literal('a'), v.title('A')), v.literal('b')]),
        sizes: v.array(v.picklist(['a', 'b'])),
        hint: v.nullish(v.string(), 'x'),
      }),
    ]),
  );

  it('has the fields of every part', () => {
    expect(formOf(schema).requestedSchema).toEqual({
      type: 'object',
      properties: {
        mail: { type: 'string', title: 'Mail', format: 'email' },
        count: { type: 'integer', minimum: 2, maximum: 8 },
        agreed: { type: 'boolean', default: true },
        size: { type: 'string', enum: ['a', 'b'] },
        note: { type: 'string' },
        titled: { type: 'string', oneOf: TITLED },
        sizes: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
        hint: { type: 'string', default: 'x' },
      },
      required: ['mail', 'count', 'size', 'titled', 'sizes'],
    });
  });

  it('is read by valibot', async () => {
    const content = {
      mail: 'a@b.no',
      count: 2,
      size: 'a',
      titled: 'b',
      sizes: [],
    };
    expect(await read(schema, content)).toEqual({
      ok: true,
      value: { ...content, agreed: true, note: null, hint: 'x' },
    });
    expect(await read(schema, { ...content, mail: 'x' })).toMatchObject({
      ok: false,
      issues: [{ path: ['mail'] }],
    });
  });
});

describe('a form made of an arktype schema', () => {
  const schema = type({
    mail: 'string.email',
    count: '1 <= number.integer <= 5',
    agreed: 'boolean = true',
    'size?': "'a' | 'b'",
    id: 'string.uuid',
    note: 'string | null',
    pick: "'a' | 'b' | null",
    sizes: "('a' | 'b')[] >= 1",
  });

  it('has its fields', () => {
    expect(fieldsOf(schema)).toEqual({
      mail: { type: 'string', format: 'email' },
      count: { type: 'integer', minimum: 1, maximum: 5 },
      agreed: expect.objectContaining({ type: 'boolean' }),
      size: { type: 'string', enum: ['a', 'b'] },
      id: { type: 'string', description: 'a UUID' },
      note: { type: 'string' },
      pick: { type: 'string', enum: ['a', 'b'] },
      sizes: {
        type: 'array',
        minItems: 1,
        items: { type: 'string', enum: ['a', 'b'] },
      },
    });
  });

  it('is read by arktype', async () => {
    const content = {
      mail: 'a@b.no',
      count: 2,
      id: '6f1c0e4e-7a38-4f4b-9d57-2b8a6f0f6b11',
      sizes: ['a'],
    };
    expect(await read(schema, content)).toEqual({
      ok: true,
      value: { ...content, agreed: true, note: null, pick: null },
    });
    expect(await read(schema, { ...content, id: 'x' })).toMatchObject({
      ok: false,
    });
  });
});

describe('a library without JSON Schema', () => {
  it('is refused like everywhere else', () => {
    expect(() => formOf(Object(z3.object({})))).toThrow(
      expect.objectContaining({ code: 'MCP_SCHEMA_NO_JSON_SCHEMA' }),
    );
  });
});
