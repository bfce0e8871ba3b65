import { describe, expect, it } from '@jest/globals';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import { answer, calls, ScriptedCaller, text, use } from './scripted-caller.js';

const tools = [{ name: 'add', run: () => 1 }];

const BAD: readonly [string, Record<string, unknown>, RegExp][] = [
  ['nothing', {}, /its role is undefined, not "assistant"/],
  [
    'the words of a user',
    answer(text('x'), { role: 'user' }),
    /role is "user"/,
  ],
  ['no model', answer(text('x'), { model: 4 }), /its model is 4, not a text/],
  [
    'a stop reason that is none',
    answer([], { stopReason: 1 }),
    /stopReason is 1/,
  ],
  ['no content', answer(undefined), /content\[0\] is undefined, not a content/],
  ['text alone', answer('x'), /content\[0\] is "x", not a content block/],
  [
    'content of another kind',
    answer([text('x'), { type: 'resource' }]),
    /content\[1\] is of type "resource", not one of text, image, audio, tool_use/,
  ],
  [
    'the result of a tool',
    answer({ type: 'tool_result', toolUseId: '1', content: [] }),
    /content\[0\] is of type "tool_result"/,
  ],
  ['a text without text', answer({ type: 'text' }), /text and has no text/],
  [
    'an image without a type',
    answer({ type: 'image', data: '' }),
    /image and has no mimeType/,
  ],
  ['a call without an id', calls({ ...use('', 'add'), id: 3 }), /has no id/],
  [
    'a call without an input',
    calls(use('1', 'add', [])),
    /tool_use and has no object as input/,
  ],
  [
    'two calls of one id',
    calls(use('1', 'add'), use('1', 'add')),
    /two of its tool calls have the same id/,
  ],
  [
    'calls without end',
    calls(...Array.from({ length: 65 }, (_, id) => use(`${id}`, 'add'))),
    /it calls 65 tools, and at most 64 are run/,
  ],
];

describe('what is no answer of a model’s', () => {
  it.each(BAD)('%s', async (_, given, message) => {
    const caller = new ScriptedCaller([given]);
    const asking = sample(caller, 'sampling', { messages: 'x', tools });
    await expect(asking).rejects.toMatchObject({
      name: 'McpException',
      code: -32603,
      message: expect.stringMatching(message),
    });
    expect(caller.done).toEqual([]);
  });

  it.each<[string, object]>([
    ['none was offered', {}],
    ['it must not', { tools, toolChoice: 'none' }],
  ])('a call of a tool where %s', async (_, options) => {
    const caller = new ScriptedCaller([calls(use('1', 'add'))]);
    await expect(
      sample(caller, 'sampling', { messages: 'x', ...options }),
    ).rejects.toThrow('the model calls a tool, and may call none');
    expect(caller.done).toEqual([]);
  });
});
