import { toldOfArgument, toldOfTool } from './surface.fixture.js';

type Shape = Readonly<Record<string, unknown>>;

const input = (before: Shape, now: Shape) =>
  toldOfTool(
    { inputSchema: { type: 'object', ...before } },
    { inputSchema: { type: 'object', ...now } },
  );
const output = (before: Shape, now: Shape) =>
  toldOfTool(
    { outputSchema: { type: 'object', ...before } },
    { outputSchema: { type: 'object', ...now } },
  );
const A = { properties: { a: { type: 'string' } } };
const CLOSED = { additionalProperties: false };

describe('a change of what properties an object has', () => {
  it.each([
    [
      'one fewer',
      { ...A, ...CLOSED },
      CLOSED,
      'breaking: tool t, argument "a": was removed',
    ],
    [
      'one fewer of any',
      A,
      {},
      'visible: tool t, argument "a": was removed; it may still be sent, undescribed',
    ],
    ['one more', {}, A, 'additive: tool t, argument "a": is new'],
    [
      'one more to give',
      {},
      { ...A, required: ['a'] },
      'breaking: tool t, argument "a": is new and required',
    ],
    [
      'one to give',
      A,
      { ...A, required: ['a'] },
      'breaking: tool t, argument "a": is required now',
    ],
    [
      'one not to give',
      { ...A, required: ['a'] },
      A,
      'additive: tool t, argument "a": is optional now',
    ],
    [
      'no others',
      {},
      CLOSED,
      'breaking: tool t, arguments: has no properties but those it names now',
    ],
    [
      'others',
      CLOSED,
      {},
      'additive: tool t, arguments: may have properties it does not name now',
    ],
    [
      'others of a type',
      {},
      { additionalProperties: { type: 'string' } },
      'breaking: tool t, argument "*": the type changed from any to string',
    ],
    [
      'names of a pattern',
      {},
      { patternProperties: { '^x': {} } },
      'breaking: tool t, arguments: patternProperties changed in a way that cannot be judged',
    ],
  ])('is told of inputs: %s', (_, before, now, line) => {
    expect(input(before, now)).toEqual([line]);
  });

  it.each([
    ['one fewer', A, {}, 'breaking: tool t, output "a": was removed'],
    [
      'one more',
      CLOSED,
      { ...A, ...CLOSED },
      'additive: tool t, output "a": is new',
    ],
    [
      'one that may be missing',
      { ...A, required: ['a'] },
      A,
      'breaking: tool t, output "a": may be missing now',
    ],
    [
      'one that is always there',
      A,
      { ...A, required: ['a'] },
      'additive: tool t, output "a": is always there now',
    ],
  ])('is told of outputs: %s', (_, before, now, line) => {
    expect(output(before, now)).toEqual([line]);
  });

  it('is told with its place, however deep', () => {
    const orders = (status: unknown) => ({
      type: 'array',
      items: {
        type: 'object',
        properties: { status },
        additionalProperties: { items: [status] },
      },
    });

    expect(
      toldOfArgument(orders({ enum: [1, 2] }), orders({ enum: [1] })),
    ).toEqual([
      'breaking: tool t, argument "a[].status": lost the value 2',
      'breaking: tool t, argument "a[].*": items changed in a way that cannot be judged',
    ]);
    expect(
      toldOfArgument(
        { prefixItems: [{}, { type: 'string' }], allOf: [{ minimum: 1 }] },
        { prefixItems: [{}, { type: 'null' }], allOf: [{ minimum: 0 }] },
      ),
    ).toEqual([
      'breaking: tool t, argument "a[1]": the type changed from string to null',
      'additive: tool t, argument "a": minimum lowered from 1 to 0',
    ]);
  });

  it('is not confused by names every object has', () => {
    expect(
      input({}, { properties: { constructor: { type: 'string' } } }),
    ).toEqual(['additive: tool t, argument "constructor": is new']);
    expect(input({ ...CLOSED, properties: { toString: {} } }, CLOSED)).toEqual([
      'breaking: tool t, argument "toString": was removed',
    ]);
  });
});

describe('a change of what an object may look like besides', () => {
  const one = (...oneOf: readonly object[]) => ({ type: 'object', oneOf });
  const [a, b] = [{ required: ['a'] }, { required: ['b'] }];
  const AT = 'tool t, argument "a"';

  it('is told by its alternatives', () => {
    expect(toldOfArgument(one(a, b), { type: 'object' })).toEqual([
      `additive: ${AT}: oneOf removed`,
    ]);
    expect(toldOfArgument(one(a), one(a, b))).toEqual([
      `additive: ${AT}: gained the alternative {"required":["b"]}`,
    ]);
    expect(toldOfArgument(one(a), one(b))).toEqual([
      'breaking: tool t, argument "a.b": is required now',
      'additive: tool t, argument "a.a": is optional now',
    ]);
  });

  it('cannot be judged where it is not clear which alternative became which', () => {
    const c = { required: ['c'] };

    expect(toldOfArgument(one(a), one(b, c))).toEqual([
      `breaking: ${AT}: its list of alternatives changed in a way that cannot be judged`,
    ]);
  });
});

describe('a change behind references', () => {
  const tree = (value: unknown) => ({
    $ref: '#/$defs/node',
    $defs: {
      node: {
        type: 'object',
        properties: {
          value,
          next: { $ref: '#/$defs/node', description: 'more' },
        },
      },
    },
  });

  it('is found, also in schemas that contain themselves', () => {
    expect(
      toldOfTool(
        { inputSchema: tree({ type: 'string' }) },
        { inputSchema: tree({ type: 'string', maxLength: 5 }) },
      ),
    ).toEqual([
      'breaking: tool t, argument "value": maxLength 5 added',
      'breaking: tool t, argument "next.value": maxLength 5 added',
    ]);
  });

  it('is none where only the definitions moved', () => {
    const written = { type: 'object', properties: { a: { type: 'string' } } };
    expect(
      toldOfTool(
        { inputSchema: written },
        {
          inputSchema: {
            type: 'object',
            properties: { a: { $ref: '#/$defs/a~1b' } },
            $defs: { 'a/b': { type: 'string' } },
          },
        },
      ),
    ).toEqual([]);
  });

  it.each([
    ['out of the document', '$ref', 'https://example.com/a', 'https://a.org'],
    ['to nowhere', '$ref', '#/$defs/x', '#/$defs/y'],
    ['to a name', '$dynamicRef', '#x', '#y'],
    ['to where they come from', '$ref', '#/properties/a', '#/properties/%61'],
  ])('cannot be judged where they lead %s', (_, keyword, before, now) => {
    expect(toldOfArgument({ [keyword]: before }, { [keyword]: now })).toEqual([
      `breaking: tool t, argument "a": ${keyword} changed in a way that cannot be judged`,
    ]);
  });

  it('cannot be judged where a keyword nobody knows refers to what changed', () => {
    const condition = (type: string) => ({
      inputSchema: {
        type: 'object',
        not: { $ref: '#/$defs/x' },
        $defs: { x: { type } },
      },
    });
    expect(toldOfTool(condition('string'), condition('null'))).toEqual([
      'breaking: tool t, arguments: not changed in a way that cannot be judged',
    ]);
  });

  it('ends for schemas that unfold without end', () => {
    const wide = (level: number, leaf: string): unknown =>
      level === 0
        ? { type: leaf }
        : {
            type: 'object',
            properties: Object.fromEntries(
              Array.from({ length: 3 }, (_, index) => [
                `p${index}`,
                { $ref: `#/$defs/l${level - 1}` },
              ]),
            ),
          };
    const schema = (leaf: string) => ({
      inputSchema: {
        $ref: '#/$defs/l20',
        $defs: Object.fromEntries(
          Array.from({ length: 21 }, (_, level) => [
            `l${level}`,
            wide(level, leaf),
          ]),
        ),
      },
    });
    expect(toldOfTool(schema('string'), schema('string'))).toEqual([]);
    expect(toldOfTool(schema('string'), schema('number'))).toContain(
      'breaking: tool t, arguments: a schema of that size changed in a way that cannot be judged',
    );
  });
});
