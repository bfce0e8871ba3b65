import { describe, expect, it } from '@jest/globals';
import type { SampleOptions } from '../../../lib/context/sampling.js';
import { content } from '../../../lib/content/content.js';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import { answer, says, ScriptedCaller, text } from './scripted-caller.js';

const PIXEL = Buffer.from('89504e470d0a1a0a', 'hex');

/** The question of a sampling that needs only one. */
async function askedFor(options: SampleOptions, takesTools = true) {
  const caller = new ScriptedCaller([says('yes')], { takesTools });
  await sample(caller, 'sampling', options);
  return caller.asked[0];
}

describe('a question to the client’s model', () => {
  it('is a text of the user’s, with 512 tokens for the answer', async () => {
    expect(await askedFor({ messages: 'Is it raining?' })).toEqual({
      key: 'sampling',
      params: {
        messages: [{ role: 'user', content: text('Is it raining?') }],
        maxTokens: 512,
      },
    });
  });

  it('has every option the handler gives', async () => {
    const asked = await askedFor({
      messages: ['Hello', { role: 'assistant', content: 'Hi' }, 'Goodbye'],
      system: 'Be short.',
      maxTokens: 20,
      temperature: 0,
      stopSequences: ['END'],
      model: { hints: [{ name: 'a' }], costPriority: 1, speedPriority: 0 },
    });
    expect(asked?.params).toEqual({
      messages: [
        { role: 'user', content: text('Hello') },
        { role: 'assistant', content: text('Hi') },
        { role: 'user', content: text('Goodbye') },
      ],
      systemPrompt: 'Be short.',
      maxTokens: 20,
      temperature: 0,
      stopSequences: ['END'],
      modelPreferences: {
        hints: [{ name: 'a' }],
        costPriority: 1,
        speedPriority: 0,
      },
    });
  });

  it.each([
    ['one name', 'sonnet', [{ name: 'sonnet' }]],
    ['several', ['sonnet', 'haiku'], [{ name: 'sonnet' }, { name: 'haiku' }]],
  ])('hints at models by %s', async (_, model, hints) => {
    const asked = await askedFor({ messages: 'x', model });
    expect(asked?.params['modelPreferences']).toEqual({ hints });
  });

  it('shows pictures and sounds, as content.* or as blocks', async () => {
    const sound = { type: 'audio', data: 'UklGRg==', mimeType: 'audio/wav' };
    const asked = await askedFor({
      messages: [
        {
          role: 'user',
          content: [
            'What is it?',
            content.image(PIXEL, { meta: { a: 1 } }),
            sound,
          ],
        },
      ],
    });
    expect(asked?.params.messages).toEqual([
      {
        role: 'user',
        content: [
          text('What is it?'),
          {
            type: 'image',
            data: PIXEL.toString('base64'),
            mimeType: 'image/png',
            _meta: { a: 1 },
          },
          sound,
        ],
      },
    ]);
  });

  it('has one block to a message for clients that may know no more', async () => {
    const messages = [{ role: 'user' as const, content: ['one', 'two'] }];
    const asked = await askedFor({ messages }, false);
    expect(asked?.params.messages).toEqual([
      { role: 'user', content: text('one') },
      { role: 'user', content: text('two') },
    ]);
  });
});

describe('an answer', () => {
  it('gives its texts, its model and why it stopped', async () => {
    const caller = new ScriptedCaller([
      answer([text('It '), text('rains.')], { stopReason: 'maxTokens' }),
    ]);
    expect(await sample(caller, 'sampling', { messages: 'Weather?' })).toEqual({
      text: 'It rains.',
      result: undefined,
      model: 'model-1',
      stopReason: 'maxTokens',
      history: [
        { role: 'user', content: text('Weather?') },
        { role: 'assistant', content: [text('It '), text('rains.')] },
      ],
    });
  });

  it('may be nothing at all', async () => {
    const caller = new ScriptedCaller([answer([])]);
    expect(
      await sample(caller, 'sampling', { messages: 'Say nothing' }),
    ).toEqual({
      text: '',
      result: undefined,
      model: 'model-1',
      stopReason: undefined,
      history: [{ role: 'user', content: text('Say nothing') }],
    });
  });

  it('is gone on from with its history', async () => {
    const first = await sample(new ScriptedCaller([says('Rain.')]), 'first', {
      messages: 'Weather?',
    });
    const caller = new ScriptedCaller([says('Tomorrow, too.')]);
    const messages = [...first.history, 'And tomorrow?'];
    const { history } = await sample(caller, 'second', { messages });
    expect(history).toEqual([
      { role: 'user', content: text('Weather?') },
      { role: 'assistant', content: text('Rain.') },
      { role: 'user', content: text('And tomorrow?') },
      { role: 'assistant', content: text('Tomorrow, too.') },
    ]);
  });
});
