import { describe, expect, it } from '@jest/globals';
import { content } from '../../../lib/content/content.js';
import type { SampleOptions } from '../../../lib/context/sampling.js';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import { says, ScriptedCaller } from './scripted-caller.js';

const tool = { name: 'add', run: () => 1 };
const file = content.image({ path: './chart.png' });
const link = content.link({ uri: 'docs://a', name: 'a' });

/** As a handler without types may write it. */
const loose = (value: unknown): any => value;

const WRONG: readonly [string, Partial<SampleOptions>, RegExp][] = [
  ['no messages', { messages: [] }, /at least one message/],
  ['null for messages', { messages: loose(null) }, /at least one message/],
  [
    'a message of nobody’s',
    { messages: ['x', loose({ role: 'system', content: 'x' })] },
    /messages\[1\] is neither .* role user or assistant/,
  ],
  [
    'a message without content',
    { messages: [{ role: 'user', content: [] }] },
    /messages\[0\] has no content/,
  ],
  [
    'a message of no content at all',
    { messages: [loose({ role: 'user' })] },
    /messages\[0\]\.content\[0\] is undefined, not a content block/,
  ],
  [
    'content no model is shown',
    { messages: [{ role: 'user', content: ['x', link] }] },
    /messages\[0\]\.content\[1\] is of type "resource_link", not one of text, image/,
  ],
  [
    'a block without what its type has',
    { messages: [{ role: 'user', content: { type: 'image', data: '' } }] },
    /content\[0\] is of type image and has no mimeType/,
  ],
  [
    'a tool result without a list',
    {
      messages: [
        { role: 'user', content: { type: 'tool_result', toolUseId: '1' } },
      ],
    },
    /tool_result and has no list as content/,
  ],
  [
    'a file by its path',
    { messages: [{ role: 'user', content: file }] },
    /content\[0\] is a file by its path\. Read it/,
  ],
  [
    'no tokens',
    { maxTokens: 0 },
    /maxTokens must be a positive integer, not 0/,
  ],
  ['half a token', { maxTokens: 1.5 }, /maxTokens must be .* not 1.5/],
  ['no steps', { maxSteps: 0 }, /maxSteps must be a positive integer, not 0/],
  ['a temperature below 0', { temperature: -1 }, /temperature must be .* -1/],
  ['no temperature', { temperature: NaN }, /temperature must be .* NaN/],
  ['an empty stop', { stopSequences: [''] }, /stopSequences must be .* texts/],
  [
    'a priority above 1',
    { model: { speedPriority: 2 } },
    /model\.speedPriority must be a number from 0 to 1, not 2/,
  ],
  [
    'a tool name with a dot',
    { tools: [{ ...tool, name: 'math.add' }] },
    /a tool name must be 1 to 64 of .* not "math.add"/,
  ],
  ['an empty tool name', { tools: [''] }, /a tool name must be .* not ""/],
  [
    'a tool name of 65 characters',
    { tools: [{ ...tool, name: 'a'.repeat(65) }] },
    /a tool name must be 1 to 64/,
  ],
  ['two tools of one name', { tools: [tool, 'add'] }, /two tools .* "add"/],
  ['a tool nobody has', { tools: ['none'] }, /this server has no tool "none"/],
  [
    'a tool called as the result is',
    {
      tools: [{ ...tool, name: 'final_response' }],
      result: { type: 'object' },
    },
    /no tool may be called "final_response"/,
  ],
  [
    'a choice that is none',
    { tools: [tool], toolChoice: loose('any') },
    /toolChoice must be auto, required or none, not "any"/,
  ],
  [
    'a choice of no tools',
    { toolChoice: 'required' },
    /toolChoice "required" needs tools/,
  ],
  [
    'a choice beside a result',
    { tools: [tool], toolChoice: 'none', result: { type: 'object' } },
    /toolChoice "none" does not go with result/,
  ],
];

describe('options that are wrong', () => {
  it.each(WRONG)('%s: nobody is asked', async (_, options, message) => {
    const caller = new ScriptedCaller([says('yes')]);
    const asking = sample(caller, 'sampling', { messages: 'x', ...options });
    await expect(asking).rejects.toThrow(message);
    await expect(asking).rejects.toBeInstanceOf(TypeError);
    expect(caller.asked).toEqual([]);
  });

  it('a schema that is none: nobody is asked', async () => {
    const caller = new ScriptedCaller([says('yes')]);
    const result = loose(3);
    await expect(
      sample(caller, 'sampling', { messages: 'x', result }),
    ).rejects.toMatchObject({ code: 'MCP_SCHEMA_UNKNOWN_SOURCE' });
    expect(caller.asked).toEqual([]);
  });
});

describe('a client without sampling.tools', () => {
  const history = [
    {
      role: 'assistant' as const,
      content: { type: 'tool_use', id: '1', name: 'add', input: {} },
    },
    {
      role: 'user' as const,
      content: { type: 'tool_result', toolUseId: '1', content: [] },
    },
  ];

  it.each<[string, SampleOptions]>([
    ['tools', { messages: 'x', tools: [tool] }],
    ['messages about tools', { messages: history }],
  ])('is not sent %s', async (_, options) => {
    const caller = new ScriptedCaller([], { takesTools: false });
    await expect(sample(caller, 'sampling', options)).rejects.toMatchObject({
      code: -32021,
      message: expect.stringContaining('sampling.tools'),
      data: { requiredCapabilities: { sampling: { tools: {} } } },
    });
    expect(caller.asked).toEqual([]);
  });

  it('is asked where the list of tools is empty', async () => {
    const caller = new ScriptedCaller([says('yes')], { takesTools: false });
    const answer = await sample(caller, 'sampling', {
      messages: 'x',
      tools: [],
    });
    expect(answer.text).toBe('yes');
    expect(caller.asked[0]?.params.tools).toBeUndefined();
  });
});
