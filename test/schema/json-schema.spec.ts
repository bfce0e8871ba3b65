import { compileSchema } from '../../lib/schema/compile-schema.js';
import type { SchemaIssue } from '../../lib/schema/compiled-schema.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';

function compile(json: JsonSchema, io: 'input' | 'output' = 'output') {
  return compileSchema(json, { io, mode: 'strict' });
}

async function issuesOf(
  json: JsonSchema,
  value: unknown,
): Promise<readonly SchemaIssue[]> {
  const result = await compile(json).validate(value);
  if (result.ok) throw new Error('was accepted');
  return result.issues;
}

describe('a JSON Schema object', () => {
  const json = {
    $schema: 'https://json-schema.org/draft/2020-12/schema#',
    title: 'Query',
    type: 'object',
    properties: { n: { type: 'integer', default: 3 }, at: { format: 'date' } },
    required: ['n'],
  };

  it('is sent as it is', () => {
    expect(compile(json, 'input').json).toBe(json);
  });

  it('accepts the value itself, without defaults or coercion', async () => {
    const schema = compile(json, 'input');
    const value = { n: 1, extra: true };
    expect(await schema.validate(value)).toEqual({ ok: true, value });
    expect(await schema.validate({})).toMatchObject({ ok: false });
    expect(await schema.validate({ n: '1' })).toMatchObject({ ok: false });
  });

  it('answers at once when ajv is loaded', async () => {
    const schema = compile(json, 'input');
    await schema.validate({ n: 1 });
    expect(schema.validate({ n: 1 })).toEqual({ ok: true, value: { n: 1 } });
  });

  it('may have the $id of another', async () => {
    const a = compile({ $id: 'https://x.test/same', type: 'number' });
    const b = compile({ $id: 'https://x.test/same', type: 'string' });
    expect(await a.validate(1)).toMatchObject({ ok: true });
    expect(await b.validate('x')).toMatchObject({ ok: true });
  });
});

describe('the issues of a JSON Schema', () => {
  it.each<[JsonSchema, unknown, string, (string | number)[]]>([
    [{ type: 'number' }, 'abc', 'must be a number, got "abc"', []],
    [{ type: 'integer' }, 1.5, 'must be an integer, got 1.5', []],
    [
      { type: ['array', 'null'] },
      {},
      'must be an array or null, got an object',
      [],
    ],
    [{ type: 'object' }, [], 'must be an object, got an array', []],
    [{ required: ['a'] }, {}, 'is required', ['a']],
    [
      { additionalProperties: false },
      { b: 1 },
      'is not a known property',
      ['b'],
    ],
    [
      { unevaluatedProperties: false },
      { b: 1 },
      'is not a known property',
      ['b'],
    ],
    [{ enum: ['a', 1] }, 'b', 'must be one of "a", 1, got "b"', []],
    [
      { enum: Array.from({ length: 30 }, (_, i) => i) },
      -1,
      `must be one of ${Array.from({ length: 20 }, (_, i) => i).join(', ')}, …, got -1`,
      [],
    ],
    [{ const: { a: 1 } }, null, 'must be {"a":1}, got null', []],
    [{ format: 'email' }, 'x', 'must be a valid email, got "x"', []],
    [
      { minLength: 3 },
      'x',
      'must not have fewer than 3 characters, got "x"',
      [],
    ],
    [{ maximum: 3 }, 4, 'must be <= 3, got 4', []],
    [{ minItems: 1 }, [], 'must not have fewer than 1 items', []],
    [
      { anyOf: [{ type: 'number' }, { type: 'null' }] },
      'x',
      'must be a number or null, got "x"',
      [],
    ],
    [
      { properties: { 'a/b~c': false } },
      { 'a/b~c': 1 },
      'is not allowed, got 1',
      ['a/b~c'],
    ],
    [
      { items: { properties: { 0: { type: 'null' } } } },
      [{ 0: 1 }],
      'must be null, got 1',
      [0, '0'],
    ],
    [
      { propertyNames: { maxLength: 1 } },
      { ab: 1 },
      'its name must not have more than 1 characters',
      ['ab'],
    ],
    [
      { oneOf: [{ minimum: 1 }, { minimum: 2 }] },
      3,
      'must match exactly one of the allowed shapes',
      [],
    ],
  ])('of %j say: %s', async (json, value, message, path) => {
    const fitted = message.replace('is not allowed, got 1', 'is not allowed');
    expect(await issuesOf(json, value)).toEqual([{ path, message: fitted }]);
  });

  it('are all found', async () => {
    const issues = await issuesOf(
      {
        properties: { a: { type: 'number' }, b: { type: 'string' } },
        required: ['c'],
      },
      { a: 'x', b: 1 },
    );
    expect(issues.map(({ path }) => path.join())).toEqual(['c', 'a', 'b']);
  });

  it('keep the reasons of every branch where shapes differ', async () => {
    expect(
      await issuesOf(
        {
          anyOf: [{ type: 'number' }, { required: ['a'] }],
          if: {},
          else: false,
        },
        {},
      ),
    ).toMatchObject([
      { message: 'must be a number, got an object' },
      { path: ['a'], message: 'is required' },
      { message: 'must match one of the allowed shapes' },
    ]);
  });

  it('are few for a big value, however many it has', async () => {
    const numbers = { type: 'array', items: { type: 'number' } };
    const texts = (length: number) => Array.from({ length }, () => 'x');
    expect(await issuesOf(numbers, texts(500_000))).toHaveLength(1);
    expect(await issuesOf(numbers, texts(5_000))).toHaveLength(100);
  });

  it('say when a value is too deep or a cycle', async () => {
    const list = { type: 'array', items: { $ref: '#' } };
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const value of [deep, cycle])
      expect(await issuesOf(list, value)).toEqual([
        { path: [], message: 'is nested too deeply' },
      ]);
    cycle.push('x');
    expect(
      await issuesOf({ type: 'array', items: { type: 'string' } }, cycle),
    ).toMatchObject([{ path: [0] }]);
  });
});

describe('checking a JSON Schema at start-up', () => {
  const inside = {
    $id: 'https://x.test/root',
    $defs: {
      a: { $anchor: 'here' },
      b: { $id: 'inner', $defs: { c: {} } },
      d: { $dynamicAnchor: 'node' },
    },
    allOf: [
      { $ref: '#/$defs/a' },
      { $ref: '#here' },
      { $ref: 'inner#/$defs/c' },
      { $ref: 'https://x.test/inner' },
      { $dynamicRef: '#node' },
    ],
    properties: { $ref: { const: 1 } },
    default: { $ref: 'https://elsewhere.test/data' },
  };

  it.each<[string, JsonSchema]>([
    ['is empty', {}],
    [
      'says its dialect',
      { $schema: 'https://json-schema.org/draft/2020-12/schema' },
    ],
    ['refers inside itself', inside],
    ['is recursive', { properties: { next: { $ref: '#' } } }],
    ['has patterns', { pattern: '^a$', patternProperties: { '^x': {} } }],
  ])('passes one that %s', async (_, json) => {
    await expect(compile(json).check?.()).resolves.toBeUndefined();
  });

  it.each<[JsonSchema, string]>([
    [{ type: 'objet' }, 'is not valid: schema/type'],
    [{ required: 'a' }, 'is not valid: schema/required'],
    [{ $ref: 'https://elsewhere.test/x' }, 'to another document'],
    [{ $ref: 'other.json' }, 'to another document'],
    [{ items: { $ref: '#/$defs/no' } }, 'points to nothing'],
    [{ items: { $ref: '#no' } }, 'points to nothing'],
    [{ $dynamicRef: '#no' }, 'points to nothing'],
    [{ pattern: '(' }, 'no regular expression'],
    [{ items: { patternProperties: { '[': {} } } }, 'no regular expression'],
  ])('refuses %j', async (json, message) => {
    await expect(compile(json).check?.()).rejects.toMatchObject({
      code: 'MCP_SCHEMA_INVALID_JSON_SCHEMA',
      message: expect.stringContaining(message),
      remedy: expect.any(String),
    });
  });

  it('is not needed to refuse another dialect', () => {
    for (const json of [
      { $schema: 'http://json-schema.org/draft-07/schema#' },
      { $async: true },
    ])
      expect(() => compile(json)).toThrow(
        expect.objectContaining({ code: 'MCP_SCHEMA_INVALID_JSON_SCHEMA' }),
      );
  });

  it('is what an unchecked schema fails for at its first value', async () => {
    await expect(
      Promise.resolve(compile({ $ref: '#/no' }).validate(1)),
    ).rejects.toMatchObject({ code: 'MCP_SCHEMA_INVALID_JSON_SCHEMA' });
  });

  it('does not hang on a document that is deep or has cycles', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.items = cycle;
    await expect(compile(cycle).check?.()).rejects.toMatchObject({
      code: 'MCP_SCHEMA_INVALID_JSON_SCHEMA',
      message: expect.stringContaining('too deeply'),
    });
    let deep: JsonSchema = { type: 'integer' };
    for (let i = 0; i < 20_000; i += 1) deep = { anyOf: [deep] };
    expect(() => compileSchema(deep, { io: 'input', mode: 'coerce' })).toThrow(
      'nested too deeply',
    );
  });

  it('does not double its work for branches that share references', () => {
    const $defs: Record<string, JsonSchema> = { d60: { type: 'object' } };
    for (let i = 59; i >= 0; i -= 1) {
      const next = { $ref: `#/$defs/d${i + 1}` };
      $defs[`d${i}`] = { anyOf: [next, { ...next }] };
    }
    const json = { $ref: '#/$defs/d0', $defs };
    const schema = compileSchema(json, { io: 'input', mode: 'coerce' });
    expect(schema.json.type).toBe('object');
  });
});
