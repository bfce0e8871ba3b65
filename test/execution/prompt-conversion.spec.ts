import { describe, expect, it } from '@jest/globals';
import { content } from '../../lib/content/content.js';
import { message } from '../../lib/content/message.js';
import { PromptResult } from '../../lib/content/prompt-result.js';
import { convertPrompt } from '../../lib/execution/prompt-conversion.js';
import { BYTES } from '../content/samples.fixture.js';

const prompt = { name: 'review', description: 'Reviews code' };
const user = (text: string) => said('user', text);
const assistant = (text: string) => said('assistant', text);
const said = (role: string, text: string) => ({
  role,
  content: { type: 'text', text },
});
const PNG = {
  type: 'image',
  data: BYTES.png.toString('base64'),
  mimeType: 'image/png',
};
const shown = { role: 'user', content: PNG };
const image = () => content.image(BYTES.png);

async function* dialogue() {
  yield 'a';
  yield message.assistant('b');
}

describe('what a prompt returns', () => {
  it.each([
    ['a string', 'Hi', [user('Hi')]],
    ['content', image(), [shown]],
    ['a block', { ...PNG }, [shown]],
    ['bytes', BYTES.png, [shown]],
    ['what the user says', message.user('Hi'), [user('Hi')]],
    ['what the assistant says', message.assistant('Hi'), [assistant('Hi')]],
    [
      'what the user says and shows',
      message.user(['Look', image(), { a: 1 }, 7]),
      [user('Look'), shown, user('{"a":1}'), user('7')],
    ],
    [
      'a plain message',
      { role: 'assistant', content: 'Hi' },
      [assistant('Hi')],
    ],
    ['a plain message of a block', { role: 'user', content: PNG }, [shown]],
    [
      'a plain message of a value',
      { role: 'user', content: { a: 1 } },
      [user('{"a":1}')],
    ],
    [
      'a mixed list',
      ['a', message.assistant('b'), image(), { role: 'user', content: 'c' }],
      [user('a'), assistant('b'), shown, user('c')],
    ],
    ['an async generator', dialogue(), [user('a'), assistant('b')]],
    ['an empty list', [], []],
  ])('%s', async (_, value, messages) => {
    expect(await convertPrompt(value, prompt)).toEqual({
      messages,
      description: 'Reviews code',
    });
  });

  it('has no description where the prompt has none', async () => {
    expect(await convertPrompt('Hi', { name: 'hi' })).toEqual({
      messages: [user('Hi')],
    });
  });

  it('that is finished is left as it is', async () => {
    const result = {
      messages: [{ role: 'user', content: PNG }],
      _meta: { a: 1 },
    };

    expect(await convertPrompt(result, prompt)).toBe(result);
  });

  it('stays what it is through a serialiser', async () => {
    const list = ['a', message.assistant(image())];

    expect(
      await convertPrompt(JSON.parse(JSON.stringify(list)), prompt),
    ).toMatchObject({
      messages: [user('a'), { role: 'assistant', content: PNG }],
    });
  });
});

describe('a PromptResult', () => {
  it('has a description of its own, and `_meta`', async () => {
    const result = new PromptResult({
      messages: ['a', message.assistant('b')],
      description: 'Once',
      meta: { c: 1 },
    });

    expect(await convertPrompt(result, prompt)).toEqual({
      messages: [user('a'), assistant('b')],
      description: 'Once',
      _meta: { c: 1 },
    });
    expect(
      await convertPrompt(JSON.parse(JSON.stringify(result)), prompt),
    ).toEqual(await convertPrompt(result, prompt));
  });

  it('does not take the description of the prompt', async () => {
    expect(
      await convertPrompt(new PromptResult({ messages: 'a' }), prompt),
    ).toEqual({ messages: [user('a')] });
  });
});

describe('a prompt cannot return', () => {
  it.each([
    [
      'nothing',
      undefined,
      'Prompt "review" returned undefined: a prompt returns',
    ],
    ['a number', 7, 'returned 7'],
    ['an object', { a: 1 }, 'returned an object'],
    ['a list with an object', ['a', { b: 1 }], 'returned an object'],
    ['a list in a list', [['a']], 'returned an array'],
    [
      'another role',
      { role: 'system', content: 'a' },
      'message of role "system"',
    ],
    [
      'a message without content',
      { role: 'user', content: undefined },
      'needs content',
    ],
    ['an Error', new RangeError('no'), 'no'],
    [
      'a finished result with a BigInt in it',
      {
        messages: [user('Hi')],
        _meta: { a: 1n },
      },
      'BigInt',
    ],
  ])('%s', async (_, value, reason) => {
    await expect(convertPrompt(value, prompt)).rejects.toThrow(reason);
  });
});
