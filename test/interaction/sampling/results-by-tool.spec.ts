import { describe, expect, it } from '@jest/globals';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import type { SchemaSource } from '../../../lib/schema/schema-source.js';
import { City, ULM } from './results.fixture.js';
import {
  answer,
  calls,
  says,
  ScriptedCaller,
  text,
  told,
  use,
} from './scripted-caller.js';

/** A call that gives the result. */
const gives = (input: unknown, id = '1') =>
  calls(use(id, 'final_response', input));

async function resultOf(
  result: SchemaSource,
  ...script: Record<string, unknown>[]
) {
  const caller = new ScriptedCaller(script);
  const given = await sample(caller, 'k', { messages: 'x', result });
  return { caller, given };
}

describe('a result, given by calling a tool', () => {
  it('is an instance of its class', async () => {
    const { caller, given } = await resultOf(City, gives(ULM));
    expect(given.result).toBeInstanceOf(City);
    expect(given.result).toEqual(ULM);
    expect(caller.asked).toHaveLength(1);
    expect(caller.asked[0]?.params).toMatchObject({
      toolChoice: { mode: 'required' },
      tools: [
        {
          name: 'final_response',
          description: expect.any(String),
          inputSchema: { type: 'object', required: ['name', 'people'] },
        },
      ],
    });
  });

  it.each<[string, SchemaSource, unknown, unknown]>([
    [
      'an output of zod',
      z.object({ n: z.string().transform(Number), m: z.number().default(2) }),
      { n: '1' },
      { n: 1, m: 2 },
    ],
    [
      'one of valibot',
      toStandardJsonSchema(v.object({ n: v.number() })),
      { n: 1 },
      { n: 1 },
    ],
    ['one of arktype', type({ n: 'number' }), { n: 1 }, { n: 1 }],
    [
      'an object of JSON Schema',
      { type: 'object', required: ['n'] },
      { n: 1 },
      { n: 1 },
    ],
    ['a text', z.string(), { result: 'a' }, 'a'],
    ['a list', z.array(z.int()), { result: [1] }, [1]],
    ['a choice', { enum: ['a', 'b'] }, { result: 'b' }, 'b'],
    [
      'one of several objects',
      z.union([z.object({ a: z.int() }), z.object({ b: z.int() })]),
      { result: { b: 1 } },
      { b: 1 },
    ],
    [
      'a tree',
      {
        $defs: {
          tree: { type: 'array', items: { $ref: '#/$defs/tree' } },
        },
        $ref: '#/$defs/tree',
      },
      { result: [[], [[]]] },
      [[], [[]]],
    ],
  ])('is %s', async (_, schema, input, result) => {
    const { caller, given } = await resultOf(schema, gives(input));
    expect(given.result).toEqual(result);
    expect(caller.asked[0]?.params.tools?.[0]).toMatchObject({
      inputSchema: { type: 'object' },
    });
  });

  it('leaves a history that can be gone on from', async () => {
    const { given } = await resultOf(City, gives(ULM));
    expect(given.history).toEqual([
      { role: 'user', content: text('x') },
      { role: 'assistant', content: use('1', 'final_response', ULM) },
      { role: 'user', content: told('1', 'Accepted.') },
    ]);
    const caller = new ScriptedCaller([says('ok')]);
    const messages = [...given.history, 'And now?'];
    await expect(sample(caller, 'k', { messages })).resolves.toMatchObject({
      text: 'ok',
    });
  });

  it('is asked for again with what is wrong', async () => {
    const { caller, given } = await resultOf(
      z.array(z.int()),
      gives({ result: ['one'] }),
      gives({}, '2'),
      gives({ result: [1] }, '3'),
    );
    expect(given.result).toEqual([1]);
    const words = caller.lastMessages.filter(({ role }) => role === 'user');
    expect(words.slice(1)).toMatchObject([
      {
        content: {
          toolUseId: '1',
          isError: true,
          content: [
            {
              text: expect.stringMatching(
                /^Invalid arguments for tool "final_response":\nresult\[0\]: /,
              ),
            },
          ],
        },
      },
      {
        content: {
          toolUseId: '2',
          isError: true,
          content: [{ text: expect.stringMatching(/\nresult: /) }],
        },
      },
    ]);
  });

  it('is asked for where the model says something instead', async () => {
    const { caller } = await resultOf(
      City,
      says('Ulm.'),
      answer([]),
      gives(ULM),
    );
    const reminder = {
      role: 'user',
      content: text(
        'Give the final answer by calling the tool final_response.',
      ),
    };
    expect(caller.lastMessages.slice(1)).toEqual([
      { role: 'assistant', content: text('Ulm.') },
      reminder,
      reminder,
    ]);
  });

  it('is asked for three times again, and then given up', async () => {
    const caller = new ScriptedCaller(
      Array.from({ length: 9 }, () => gives({ name: 'Ulm' })),
    );
    await expect(
      sample(caller, 'k', { messages: 'x', result: City }),
    ).rejects.toMatchObject({
      code: -32603,
      message: expect.stringMatching(
        /^Sampling failed: the model gave no valid result, asked again 3 times\. [^]*people: /,
      ),
    });
    expect(caller.asked).toHaveLength(4);
  });

  it('is the first that fits', async () => {
    const { given } = await resultOf(
      z.object({ n: z.int() }),
      calls(
        use('1', 'final_response', {}),
        use('2', 'final_response', { n: 2 }),
        use('3', 'final_response', { n: 3 }),
      ),
    );
    expect(given.result).toEqual({ n: 2 });
  });
});

describe('a result beside tools', () => {
  const runs: string[] = [];
  const tools = [{ name: 'look', run: () => void runs.push('look') }];
  const options = { messages: 'x', tools, result: City };

  it('comes after them, and must always be given', async () => {
    const caller = new ScriptedCaller([calls(use('1', 'look')), gives(ULM)]);
    const { result } = await sample(caller, 'k', options);
    expect(result).toEqual(ULM);
    expect(caller.asked.map(({ params }) => params['toolChoice'])).toEqual([
      { mode: 'required' },
      { mode: 'required' },
    ]);
  });

  it('may come with them in one answer', async () => {
    runs.length = 0;
    const caller = new ScriptedCaller([
      calls(use('1', 'final_response', ULM), use('2', 'look')),
    ]);
    const { result, history } = await sample(caller, 'k', options);
    expect(result).toEqual(ULM);
    expect(runs).toEqual(['look']);
    expect(history.at(-1)?.content).toHaveLength(2);
  });

  it('may take the last step', async () => {
    const caller = new ScriptedCaller([gives(ULM)]);
    const { result } = await sample(caller, 'k', { ...options, maxSteps: 1 });
    expect(result).toEqual(ULM);
  });
});
