import type { StandardSchemaV1 } from '@standard-schema/spec';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';
import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { SchemaSource } from '../../lib/schema/schema-source.js';

const SOURCES: [string, SchemaSource][] = [
  ['zod', z.object({ n: z.number(), in: z.object({ b: z.boolean() }) })],
  [
    'valibot',
    toStandardJsonSchema(
      v.object({ n: v.number(), in: v.object({ b: v.boolean() }) }),
    ),
  ],
  ['arktype', type({ n: 'number', in: { b: 'boolean' } })],
];

describe.each(SOURCES)('a schema of %s', (_, source) => {
  const coerce = compileSchema(source, { io: 'input', mode: 'coerce' });
  const strict = compileSchema(source, { io: 'input', mode: 'strict' });

  it('gives JSON Schema', () => {
    expect(coerce.json).toMatchObject({
      type: 'object',
      properties: { n: { type: 'number' } },
    });
    expect(coerce.check).toBeUndefined();
  });

  it('validates, with paths', async () => {
    const value = { n: 1, in: { b: true } };
    expect(await strict.validate(value)).toEqual({ ok: true, value });
    const refused = await strict.validate({ n: 1, in: { b: 'true' } });
    expect(refused).toMatchObject({
      ok: false,
      issues: [{ path: ['in', 'b'], message: expect.any(String) }],
    });
  });

  it('is coerced like every source', async () => {
    expect(await coerce.validate({ n: '1', in: { b: 'TRUE' } })).toEqual({
      ok: true,
      value: { n: 1, in: { b: true } },
    });
    expect(await coerce.validate({ n: ' 1', in: { b: true } })).toMatchObject({
      ok: false,
    });
  });
});

describe('a Standard Schema', () => {
  const input = (source: unknown) =>
    compileSchema(Object(source), { io: 'input', mode: 'coerce' });

  it('hands on what the library made, with its defaults', async () => {
    const schema = input(z.object({ n: z.number().default(5) }));
    expect(await schema.validate({})).toEqual({ ok: true, value: { n: 5 } });
  });

  it('shows its output type for an output', () => {
    const schema = z.object({ n: z.number().default(5) });
    const output = compileSchema(schema, { io: 'output', mode: 'strict' });
    expect(output.json.required).toEqual(['n']);
  });

  it('of a version without JSON Schema is refused with the remedy', () => {
    for (const [source, remedy] of [
      [z3.object({}), /zod 4\.2/],
      [v.object({}), /toStandardJsonSchema/],
      [standard({ vendor: 'acme' }), /version of acme/],
    ] as const)
      expect(() => input(source)).toThrow(
        expect.objectContaining({
          code: 'MCP_SCHEMA_NO_JSON_SCHEMA',
          remedy: expect.stringMatching(remedy),
        }),
      );
  });

  it('that JSON cannot express is refused with the library’s reason', () => {
    expect(() => input(z.object({ at: z.date() }))).toThrow(
      expect.objectContaining({
        code: 'MCP_SCHEMA_CONVERSION',
        message:
          'zod cannot express this schema as JSON Schema: Date cannot be represented in JSON Schema',
      }),
    );
    const transformed = z.object({ n: z.string().transform(Number) });
    expect(() =>
      compileSchema(transformed, { io: 'output', mode: 'strict' }),
    ).toThrow(/Transforms cannot be represented/);
    expect(() =>
      input(
        standard({
          jsonSchema: {
            input: () => {
              // oxlint-disable-next-line no-throw-literal
              throw 'no reason';
            },
          },
        }),
      ),
    ).toThrow('no reason');
  });

  it('may be asynchronous, and name its paths in any way of the standard', async () => {
    const schema = input(
      standard({
        jsonSchema: { input: () => ({ type: 'object' }) },
        validate: () =>
          Promise.resolve({
            issues: [
              { message: 'a', path: [{ key: 'x' }, 0, Symbol('s')] },
              { message: 'b' },
            ],
          }),
      }),
    );
    expect(await schema.validate({})).toEqual({
      ok: false,
      issues: [
        { path: ['x', 0, 'Symbol(s)'], message: 'a' },
        { path: [], message: 'b' },
      ],
    });
  });

  it('that overflows the stack refuses the value; its bugs go on', async () => {
    interface Nested {
      in?: Nested;
    }
    const nested: z.ZodType<Nested> = z.object({
      get in() {
        return nested.optional();
      },
    });
    const deep = JSON.parse(
      '{"in":'.repeat(50_000) + '{}' + '}'.repeat(50_000),
    );
    expect(await input(nested).validate(deep)).toEqual({
      ok: false,
      issues: [{ path: [], message: 'is nested too deeply' }],
    });
    const buggy = (validate: () => never) =>
      input(
        standard({
          jsonSchema: { input: () => ({ type: 'object' }) },
          validate,
        }),
      );
    for (const bug of [new TypeError('bug'), new RangeError('bug'), 'bug'])
      expect(() =>
        buggy(() => {
          throw bug;
        }).validate({}),
      ).toThrow('bug');
  });
});

function standard(props: object): StandardSchemaV1 {
  return {
    '~standard': {
      version: 1,
      vendor: 'acme',
      validate: (value) => ({ value }),
      ...props,
    },
  };
}
