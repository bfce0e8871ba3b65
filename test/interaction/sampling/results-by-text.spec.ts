import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import type { SchemaSource } from '../../../lib/schema/schema-source.js';
import { City, ULM } from './results.fixture.js';
import { says, ScriptedCaller, text } from './scripted-caller.js';

const JSON_OF_ULM = JSON.stringify(ULM);
const N = z.object({ n: z.int() });

async function resultOf(result: SchemaSource, ...words: string[]) {
  const script = words.map((word) => says(word));
  const caller = new ScriptedCaller(script, { takesTools: false });
  const given = await sample(caller, 'k', {
    messages: 'x',
    system: 'Be short.',
    result,
  });
  return { caller, given };
}

describe('a result, written as text', () => {
  it('is asked for in the system prompt', async () => {
    const { caller, given } = await resultOf(City, JSON_OF_ULM);
    expect(given.result).toBeInstanceOf(City);
    expect(given.result).toEqual(ULM);
    expect(given.text).toBe(JSON_OF_ULM);
    const { params } = caller.asked[0] ?? {};
    expect(params).not.toHaveProperty('tools');
    expect(params).not.toHaveProperty('toolChoice');
    expect(params?.systemPrompt).toMatch(/^Be short\.\n\nAnswer with JSON/);
    expect(params?.systemPrompt).toContain('"people"');
  });

  it.each([
    ['alone', '{"n":1}'],
    ['with space around', '\n {"n":1} \n'],
    ['in a fence', '```\n{"n":1}\n```'],
    ['in a fence of JSON', '```json\n{"n":1}\n```'],
    ['in a fence of one line', '```JSON {"n":1}```'],
    ['in a fence amid words', 'Here it is:\n```json\n{"n":1}\n```\nGood?'],
  ])('is read %s', async (_, words) => {
    const { given } = await resultOf(N, words);
    expect(given.result).toEqual({ n: 1 });
  });

  it.each<[string, SchemaSource, string, unknown]>([
    ['a number', z.number(), '4', 4],
    ['a list', { type: 'array' }, '[1]', [1]],
    ['a text with a fence', z.string(), '"```js\\n```"', '```js\n```'],
  ])('may be %s', async (_, schema, words, result) => {
    const { given } = await resultOf(schema, words);
    expect(given.result).toEqual(result);
  });

  it('is asked for again with what is wrong', async () => {
    const { caller, given } = await resultOf(N, 'One.', '{"n":"1"}', '{"n":1}');
    expect(given.result).toEqual({ n: 1 });
    expect(caller.lastMessages).toEqual([
      { role: 'user', content: text('x') },
      { role: 'assistant', content: text('One.') },
      {
        role: 'user',
        content: text('This answer cannot be used: it is no JSON.'),
      },
      { role: 'assistant', content: text('{"n":"1"}') },
      {
        role: 'user',
        content: {
          type: 'text',
          text: expect.stringMatching(/it does not fit the schema:\nn: /),
        },
      },
    ]);
  });

  it.each([
    ['a key that reaches a prototype', '{"n":1,"__proto__":{"a":1}}'],
    ['nesting without end', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ])('is not taken with %s', async (_, words) => {
    const { caller } = await resultOf({}, words, '1');
    expect(caller.asked).toHaveLength(2);
  });

  it('says what is wrong with the answer as a whole', async () => {
    const { caller } = await resultOf(N, '3', '{"n":1}');
    expect(caller.lastMessages[2]).toMatchObject({
      content: { text: expect.stringMatching(/\nanswer: /) },
    });
  });

  it('is given up after three more times, and says if it was cut off', async () => {
    const cut = says('{"n":', { stopReason: 'maxTokens' });
    const caller = new ScriptedCaller([cut, cut, cut, cut, cut], {
      takesTools: false,
    });
    await expect(
      sample(caller, 'k', { messages: 'x', result: N }),
    ).rejects.toThrow('asked again 3 times. Its last answer was cut off');
    expect(caller.asked).toHaveLength(4);
  });
});
