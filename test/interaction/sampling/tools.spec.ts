import { describe, expect, it } from '@jest/globals';
import { IsInt } from 'class-validator';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { content } from '../../../lib/content/content.js';
import type { SampleTool } from '../../../lib/context/sampling.js';
import { sampleTool } from '../../../lib/context/sample-tool.js';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import { ToolResult } from '../../../lib/execution/tool-result.js';
import { input, tool as serverTool } from '../../protocol/fixtures.js';
import {
  answer,
  calls,
  says,
  ScriptedCaller,
  text,
  told,
  use,
} from './scripted-caller.js';

class Sum {
  @IsInt() a: number;
  @IsInt() b: number;
}

const add = sampleTool({
  name: 'add',
  description: 'Adds two numbers',
  input: Sum,
  run: (sum) => (sum instanceof Sum ? sum.a + sum.b : 'no instance'),
});

/** What the model is told that calls a tool once, and then is done. */
async function toldBy(tool: SampleTool, args: unknown = {}) {
  const caller = new ScriptedCaller([
    calls(use('1', tool.name, args)),
    says('ok'),
  ]);
  await sample(caller, 'sampling', { messages: 'x', tools: [tool] });
  return caller.lastMessages[2]?.content;
}

describe('tools the model may call', () => {
  it('are shown to it, and run with checked arguments', async () => {
    const caller = new ScriptedCaller([
      calls(use('1', 'add', { a: 1, b: '2' })),
      says('It is 3.'),
    ]);
    const { text: words, history } = await sample(caller, 'sum', {
      messages: '1 + 2?',
      tools: [add, { name: 'now', run: () => 'noon' }],
    });

    expect(words).toBe('It is 3.');
    expect(caller.asked.map(({ key }) => key)).toEqual(['sum', 'sum.2']);
    expect(caller.asked[0]?.params.tools).toEqual([
      {
        name: 'add',
        description: 'Adds two numbers',
        inputSchema: expect.objectContaining({
          type: 'object',
          required: ['a', 'b'],
        }),
      },
      {
        name: 'now',
        inputSchema: { type: 'object', additionalProperties: false },
      },
    ]);
    expect(history).toEqual([
      { role: 'user', content: text('1 + 2?') },
      { role: 'assistant', content: use('1', 'add', { a: 1, b: '2' }) },
      { role: 'user', content: told('1', '3') },
      { role: 'assistant', content: text('It is 3.') },
    ]);
    expect(caller.lastMessages).toEqual(history.slice(0, 3));
  });

  it('are run one after the other, in the order of the calls', async () => {
    const order: string[] = [];
    const tools = ['slow', 'fast'].map((name) => ({
      name,
      run: async () => {
        order.push(`${name} begins`);
        await new Promise((done) => setTimeout(done, name === 'slow' ? 20 : 0));
        order.push(`${name} ends`);
      },
    }));
    const caller = new ScriptedCaller([
      calls(use('1', 'slow'), use('2', 'fast')),
      calls(use('1', 'fast')),
      says('ok'),
    ]);
    await sample(caller, 'k', { messages: 'x', tools });
    expect(order.slice(0, 4)).toEqual([
      'slow begins',
      'slow ends',
      'fast begins',
      'fast ends',
    ]);
    expect(caller.done).toEqual(['k.tool.1', 'k.tool.2', 'k.2.tool.1']);
  });

  it('may be called beside words', async () => {
    const caller = new ScriptedCaller([
      answer([text('Let me see.'), use('1', 'now')]),
      says('Noon.'),
    ]);
    const tools = [{ name: 'now', run: () => 'noon' }];
    const { text: words } = await sample(caller, 'k', { messages: 'x', tools });
    expect(words).toBe('Noon.');
  });

  it('are 64 at most in an answer', async () => {
    let runs = 0;
    const tools = [{ name: 'count', run: () => void (runs += 1) }];
    const uses = Array.from({ length: 64 }, (_, id) => use(`${id}`, 'count'));
    const caller = new ScriptedCaller([calls(...uses), says('ok')]);
    await sample(caller, 'k', { messages: 'x', tools });
    expect(runs).toBe(64);
  });
});

describe('what a tool returns, told to the model', () => {
  it.each<[string, () => unknown, unknown]>([
    ['a text', () => 'plain', { content: [text('plain')] }],
    ['nothing', () => undefined, { content: [] }],
    ['null', () => null, { content: [] }],
    ['an object', () => ({ a: 1 }), { content: [text('{"a":1}')] }],
    ['a list', () => [1, 2], { content: [text('[1,2]')] }],
    ['a Map', () => new Map([['a', 1]]), { content: [text('{"a":1}')] }],
    [
      'a stream of bytes',
      () => Readable.from([Buffer.from('x')]),
      { content: [text('x')] },
    ],
    ['bytes of text', () => Buffer.from('x'), { content: [text('x')] }],
    [
      'content',
      () => ['Here:', content.text('words', { meta: { a: 1 } })],
      { content: [text('Here:'), { ...text('words'), _meta: { a: 1 } }] },
    ],
    [
      'the result of a tool of the server’s',
      () => ({
        content: [text('x')],
        structuredContent: { a: 1 },
        isError: true,
      }),
      { content: [text('x')], structuredContent: { a: 1 }, isError: true },
    ],
    [
      'a ToolResult',
      () => new ToolResult({ structuredContent: { a: 1 } }),
      { content: [text('{"a":1}')], structuredContent: { a: 1 } },
    ],
    [
      'structured content that is no object',
      () => new ToolResult({ content: 'x', structuredContent: [1] }),
      { content: [text('x')] },
    ],
  ])('%s', async (_, run, outcome) => {
    expect(await toldBy({ name: 'give', run })).toEqual({
      type: 'tool_result',
      toolUseId: '1',
      ...Object(outcome),
    });
  });
});

describe('arguments that do not fit', () => {
  it.each<[string, SampleTool, unknown, RegExp]>([
    ['a DTO', add, { a: 1 }, /^Invalid arguments for tool "add":\nb: /],
    [
      'a Standard Schema',
      sampleTool({
        name: 'shout',
        input: z.object({ word: z.string() }),
        run: ({ word }) => word.toUpperCase(),
      }),
      { word: 3 },
      /^Invalid arguments for tool "shout":\nword: /,
    ],
    [
      'no input at all',
      { name: 'now', run: () => 'noon' },
      { zone: 'UTC' },
      /^Invalid arguments for tool "now":\n.*zone/,
    ],
  ])(
    '%s: the model is told, and nothing runs',
    async (_, tool, args, words) => {
      expect(await toldBy(tool, args)).toMatchObject({
        isError: true,
        content: [{ text: expect.stringMatching(words) }],
      });
    },
  );

  it('a tool there is none of: the model is told which there are', async () => {
    const caller = new ScriptedCaller([calls(use('1', 'sub')), says('ok')]);
    await sample(caller, 'k', { messages: 'x', tools: [add] });
    expect(caller.lastMessages[2]?.content).toEqual(
      told('1', 'There is no tool "sub". The tools are: add.', {
        isError: true,
      }),
    );
    expect(caller.done).toEqual([]);
  });
});

describe('the server’s own tools', () => {
  const serverTools = [
    serverTool('forecast', {
      title: 'Forecast',
      description: 'Tomorrow',
      input: input({ type: 'object', required: ['city'] }),
    }),
  ];

  it('are called as the same caller', async () => {
    const calledWith: unknown[] = [];
    const script = [calls(use('7', 'forecast', { city: 'Ulm' })), says('Sun.')];
    const caller = new ScriptedCaller(script, {
      serverTools,
      callTool: async (...args) => {
        calledWith.push(args);
        return {
          content: [{ type: 'text', text: 'sun' }],
          structuredContent: { sky: 'sun' },
          _meta: { trace: 1 },
        };
      },
    });
    await sample(caller, 'k', { messages: 'x', tools: ['forecast', add] });
    expect(caller.asked[0]?.params.tools?.[0]).toEqual({
      name: 'forecast',
      description: 'Tomorrow',
      inputSchema: { type: 'object', required: ['city'] },
    });
    expect(calledWith).toEqual([['forecast', { city: 'Ulm' }]]);
    expect(caller.lastMessages[2]?.content).toEqual(
      told('7', 'sun', { structuredContent: { sky: 'sun' } }),
    );
    expect(caller.done).toEqual(['k.tool.1']);
  });

  it('that refuse the caller end it', async () => {
    const denied = new Error('denied');
    const caller = new ScriptedCaller([calls(use('1', 'forecast'))], {
      serverTools,
      callTool: () => Promise.reject(denied),
    });
    await expect(
      sample(caller, 'k', { messages: 'x', tools: ['forecast'] }),
    ).rejects.toBe(denied);
  });
});
