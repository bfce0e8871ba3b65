import { Test } from '@nestjs/testing';
import { type CallToolResult, McpModule, ToolResult } from '../../lib/index.js';
import {
  createTestClient,
  type McpTestClient,
} from '../../lib/testing/index.js';
import { silentLogger } from '../support/silent-logger.js';
import { Results, text } from './results.fixture.js';

describe('a result', () => {
  let modern: McpTestClient;
  let legacy: McpTestClient;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [McpModule.forRoot()],
      providers: [Results],
    })
      .setLogger(silentLogger)
      .compile();
    modern = await createTestClient(module);
    legacy = await createTestClient(module, { era: 'legacy' });
  });

  afterAll(() => Promise.all([modern.close(), legacy.close()]));

  const both = async (name: string) => {
    const one = await modern.callTool({ name });
    const two = await legacy.callTool({ name });
    expect(shape(one)).toEqual(shape(two));
    return shape(one);
  };

  it.each([
    ['string', { content: text('plain "text"') }],
    ['nothing', { content: [] }],
    ['nil', { content: [] }],
    ['number', { content: text('42') }],
    ['list', { content: text('[1,"two"]') }],
    [
      'object',
      {
        content: text('{"a":{"b":1}}'),
        structuredContent: { a: { b: 1 } },
      },
    ],
    ['date', { content: text('2026-01-02T03:04:05.000Z') }],
    ['observable', { content: text('last') }],
    [
      'parts',
      {
        content: text('for the model'),
        structuredContent: { for: 'programs' },
        _meta: { 'example.com/cached': true },
      },
    ],
    ['failed', { content: text('no luck'), isError: true }],
    [
      'raw',
      {
        content: [{ type: 'image', data: 'AA==', mimeType: 'image/png' }],
        _meta: { 'example.com/a': 1 },
      },
    ],
    [
      'looksRaw',
      {
        content: text('{"content":["chapter one"]}'),
        structuredContent: { content: ['chapter one'] },
      },
    ],
    ['zod', { content: text('{"n":1}'), structuredContent: { n: 1 } }],
    [
      'dto',
      {
        content: text('{"celsius":3,"at":"2026-01-02T03:04:05.000Z"}'),
        structuredContent: { celsius: 3, at: '2026-01-02T03:04:05.000Z' },
      },
    ],
    ['rawError', { content: text('sorry'), isError: true }],
    ['partsStructured', { content: text('x'), structuredContent: { n: 1 } }],
    [
      'partsError',
      {
        content: text('{"n":1}'),
        structuredContent: { n: 1 },
        isError: true,
      },
    ],
  ])('of %s is the same in both eras', async (name, expected) => {
    expect(await both(name)).toEqual(expected);
  });

  it.each([
    'zodWrong',
    'dtoWrong',
    'rawUnstructured',
    'rawWrong',
    'partsUnstructured',
  ])('that is not what `output` says never leaves: %s', async (name) => {
    const result = await both(name);

    expect(result).toEqual({
      content: text('Internal error (log reference)'),
      isError: true,
    });
  });

  it('whose output is no object is wrapped for legacy clients, schema and all', async () => {
    const { tools } = await legacy.listTools();
    const listed = tools.find(({ name }) => name === 'zodList');

    expect(listed?.outputSchema).toMatchObject({
      type: 'object',
      properties: { result: { type: 'array' } },
      required: ['result'],
    });
    expect(shape(await legacy.callTool({ name: 'zodList' }))).toEqual({
      content: text('[1,2]'),
      structuredContent: { result: [1, 2] },
    });
    expect(shape(await modern.callTool({ name: 'zodList' }))).toEqual({
      content: text('[1,2]'),
      structuredContent: [1, 2],
    });
  });

  it('of parts that are no object is structured for modern clients only', async () => {
    expect(shape(await legacy.callTool({ name: 'primitiveParts' }))).toEqual({
      content: text('5'),
    });
    expect(shape(await modern.callTool({ name: 'primitiveParts' }))).toEqual({
      content: text('5'),
      structuredContent: 5,
    });
  });

  it('without any part cannot be made', () => {
    expect(() => new ToolResult({})).toThrow(TypeError);
  });
});

/** What of a result is the same in both eras: the modern frame and log references left out. */
function shape({ content, structuredContent, isError, _meta }: CallToolResult) {
  const { 'io.modelcontextprotocol/serverInfo': _, ...meta } = _meta ?? {};
  return {
    content: content.map((block) =>
      block.type === 'text'
        ? { ...block, text: block.text.replace(/(reference) \w+/, '$1') }
        : block,
    ),
    ...(structuredContent !== undefined && { structuredContent }),
    ...(isError !== undefined && { isError }),
    ...(Object.keys(meta).length > 0 && { _meta: meta }),
  };
}
