import { paramHeaderFault } from '../../lib/protocol/param-headers.js';
import { paramHeaders } from '../../lib/protocol/x-mcp-header.js';
import type { JsonSchema } from '../../lib/schema/json-schema.js';

const string = (name: unknown = 'Region') => ({
  type: 'string',
  'x-mcp-header': name,
});
const object = (properties: object): JsonSchema => ({
  type: 'object',
  properties,
});
const namesOf = (schema: JsonSchema) =>
  paramHeaders(schema).map(({ name, path }) => `${name}=${path.join('.')}`);

describe('x-mcp-header', () => {
  it('is found at any depth of properties, and looked for once', () => {
    const schema = object({
      region: string(),
      place: object({ floor: { type: 'integer', 'x-mcp-header': 'Floor' } }),
    });
    expect(namesOf(schema)).toEqual([
      'Mcp-Param-Region=region',
      'Mcp-Param-Floor=place.floor',
    ]);
    expect(paramHeaders(schema)).toBe(paramHeaders(schema));
  });

  it.each<[string, JsonSchema]>([
    ['at the root', { ...object({}), 'x-mcp-header': 'X' }],
    ['with an empty name', object({ a: string('') })],
    ['with a name that is no token', object({ a: string('a b') })],
    ['with a name that is no text', object({ a: string(5) })],
    ['on an object', object({ a: { type: 'object', 'x-mcp-header': 'A' } })],
    ['without a type', object({ a: { 'x-mcp-header': 'A' } })],
    ['twice in different case', object({ a: string('X'), b: string('x') })],
    [
      'in items',
      object({ a: string('A'), list: { type: 'array', items: string('B') } }),
    ],
    [
      'in a definition',
      { ...object({ a: string('A') }), $defs: { b: string('B') } },
    ],
    [
      'in one of several',
      object({ a: string('A'), b: { oneOf: [{ type: 'null' }, string('B')] } }),
    ],
    [
      'below an unreachable property',
      {
        ...object({ a: string('A') }),
        if: object({ b: object({ c: string('C') }) }),
      },
    ],
  ])('voids all declarations %s', (_name, schema) =>
    expect(namesOf(schema)).toEqual([]),
  );

  it('is checked on numbers, though they may not have it', () => {
    expect(
      namesOf(object({ a: { type: 'number', 'x-mcp-header': 'A' } })),
    ).toEqual(['Mcp-Param-A=a']);
  });

  it('survives schemas that are none', () => {
    expect(
      namesOf({ properties: { a: true, b: null }, $defs: null, items: true }),
    ).toEqual([]);
    expect(namesOf({ properties: 5, not: { properties: null } })).toEqual([]);
  });
});

describe('Mcp-Param headers', () => {
  const schema = object({
    text: string('Text'),
    count: { type: 'integer', 'x-mcp-header': 'Count' },
    flag: { type: 'boolean', 'x-mcp-header': 'Flag' },
    deep: object({ inner: string('Inner') }),
  });
  const check = (
    args: Record<string, unknown>,
    headers: Record<string, string> = {},
  ) => paramHeaderFault(schema, args, (name) => headers[name])?.message;

  it.each<[Record<string, unknown>, Record<string, string>]>([
    [{}, {}],
    [{}, { 'mcp-param-text': 'ignored' }],
    [{ text: null, deep: 5 }, {}],
    [{ text: 'Hello' }, { 'mcp-param-text': 'Hello' }],
    [{ text: 'Hello' }, { 'mcp-param-text': '=?base64?SGVsbG8=?=' }],
    [{ text: 'SGVsbG8=' }, { 'mcp-param-text': 'SGVsbG8=' }],
    [{ text: '=?base64?SGVsbG8=' }, { 'mcp-param-text': '=?base64?SGVsbG8=' }],
    [{ count: 42 }, { 'mcp-param-count': '42.0' }],
    [{ count: '42' }, { 'mcp-param-count': '42' }],
    [{ count: 2 ** 60 }, {}],
    [{ count: 1.5 }, { 'mcp-param-count': '1.5' }],
    [{ flag: true }, { 'mcp-param-flag': 'true' }],
    [{ deep: { inner: 'x' } }, { 'mcp-param-inner': 'x' }],
    [{ text: { a: 1 } }, {}],
  ])('with arguments %j may be %j', (args, headers) =>
    expect(check(args, headers)).toBeUndefined(),
  );

  it.each<[Record<string, unknown>, Record<string, string>, string]>([
    [{ text: 'Hello' }, {}, 'is missing'],
    [{ text: 'Hello' }, { 'mcp-param-text': 'hello' }, 'differs'],
    [
      { text: 'Hello' },
      { 'mcp-param-text': '=?base64?SGVsbG8?=' },
      'not valid base64',
    ],
    [
      { text: 'Hello' },
      { 'mcp-param-text': '=?base64?SGVs!!!bG8=?=' },
      'not valid base64',
    ],
    [{ count: 42 }, { 'mcp-param-count': '0x2a' }, 'differs'],
    [{ count: 42 }, { 'mcp-param-count': '43' }, 'differs'],
    [{ flag: true }, { 'mcp-param-flag': 'TRUE' }, 'differs'],
  ])('with arguments %j may not be %j', (args, headers, problem) =>
    expect(check(args, headers)).toContain(problem),
  );
});
