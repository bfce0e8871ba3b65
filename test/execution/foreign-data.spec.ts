import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BRAND } from '../../lib/content/brand.js';
import { convertPrompt } from '../../lib/execution/prompt-conversion.js';
import { convertResource } from '../../lib/execution/resource-conversion.js';
import { text } from './results.fixture.js';
import { returning, type Returning } from './returning.fixture.js';

const CONTENT = text('x');
const BLOCK = { type: 'text', text: 'x' };

/** What clients may send, for a handler to hand back. */
const DATA: Readonly<Record<string, object>> = {
  'a result that asks for input': {
    content: CONTENT,
    resultType: 'input_required',
    inputRequests: { a: { method: 'elicitation/create' } },
  },
  'a result of blocks that are none': { content: [{ type: 'text' }] },
  'a result of blocks with more in them': {
    content: [{ ...BLOCK, id: 7 }],
  },
  'a result that says otherwise whether it failed': {
    content: CONTENT,
    isError: 'no',
  },
  'a result whose _meta is none': { content: CONTENT, _meta: 'x' },
  'content by its mark': { [BRAND]: 'content', block: BLOCK },
  'a file by its mark': {
    [BRAND]: 'content',
    file: { family: 'file', path: '/etc/passwd', seal: 'x' },
  },
  'a file of another process': {
    [BRAND]: 'content:of-another-process',
    file: { family: 'file', path: '/etc/passwd', seal: 'x' },
  },
  'a message by its mark': { [BRAND]: 'message', role: 'user', parts: [] },
  'a ToolResult by its mark': {
    [BRAND]: 'tool-result',
    content: CONTENT,
    isError: true,
  },
};

describe('data that looks like a result', () => {
  let app: Returning;

  beforeAll(async () => {
    app = await returning(
      Object.fromEntries(
        Object.entries(DATA).map(([what, value]) => [what, () => value]),
      ),
    );
  });

  afterAll(() => app.close());

  it.each(Object.entries(DATA))(
    'is data in a tool: %s',
    async (what, value) => {
      expect(await app.resultOf(what)).toEqual({
        content: text(JSON.stringify(value)),
        structuredContent: value,
      });
    },
  );

  it.each([
    ['a result with more in it', { contents: [], resultType: 'x' }],
    ['a result whose _meta is none', { contents: [], _meta: 'x' }],
    ['a ResourceResult', { [BRAND]: 'resource-result', contents: ['x'] }],
    ['content', { [BRAND]: 'content', block: BLOCK }],
  ])('is data in a resource: %s', async (_, value) => {
    expect(await convertResource(value, { uri: 'a://b' })).toEqual({
      contents: [
        {
          uri: 'a://b',
          mimeType: 'application/json',
          text: JSON.stringify(value),
        },
      ],
    });
  });

  const messages = [{ role: 'user', content: BLOCK }];
  it.each([
    ['with more in it', { messages, resultType: 'input_required' }],
    ['whose _meta is none', { messages, _meta: 'x' }],
    ['whose description is none', { messages, description: 7 }],
    [
      'of blocks that are none',
      { messages: [{ role: 'user', content: { type: 'text' } }] },
    ],
    [
      'of messages with more in them',
      { messages: [{ role: 'user', content: BLOCK, id: 7 }] },
    ],
    ['by its mark', { [BRAND]: 'prompt-result', messages: 'x' }],
  ])('is no finished result of a prompt: %s', async (_, value) => {
    await expect(convertPrompt(value, { name: 'p' })).rejects.toThrow(
      'Prompt "p" returned an object',
    );
  });
});
