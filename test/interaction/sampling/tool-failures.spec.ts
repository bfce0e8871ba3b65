import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  ForbiddenException,
  IntrinsicException,
  Logger,
  ServiceUnavailableException,
} from '@nestjs/common';
import { McpException } from '../../../lib/errors/mcp.exception.js';
import { ToolError } from '../../../lib/errors/tool-error.js';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import {
  calls,
  says,
  ScriptedCaller,
  type ScriptOptions,
  told,
  use,
} from './scripted-caller.js';

/** What the model is told of a tool that throws. */
async function toldOf(thrown: unknown, options: ScriptOptions = {}) {
  const caller = new ScriptedCaller(
    [calls(use('1', 'fail')), says('ok')],
    options,
  );
  const run = () => {
    throw thrown;
  };
  await sample(caller, 'k', { messages: 'x', tools: [{ name: 'fail', run }] });
  return caller.lastMessages[2]?.content;
}

describe('a tool that fails', () => {
  const logged = jest.fn();

  beforeAll(() => {
    Logger.overrideLogger({ log: logged, warn: logged, error: logged });
  });

  afterAll(() => {
    Logger.overrideLogger(true);
  });

  it.each([
    ['a ToolError', new ToolError('No such city.'), 'No such city.'],
    ['a refusal', new ForbiddenException('Not yours.'), 'Not yours.'],
    [
      'a timeout',
      new DOMException('late', 'TimeoutError'),
      'Upstream request timed out, please retry.',
    ],
  ])('tells the model the words of %s', async (_, thrown, words) => {
    expect(await toldOf(thrown)).toEqual(told('1', words, { isError: true }));
  });

  it.each([
    ['an unexpected error', new Error('password is 1234')],
    ['a status of 500 and more', new ServiceUnavailableException('db-7 down')],
  ])('tells it no word of %s, which is logged', async (_, thrown) => {
    logged.mockClear();
    expect(await toldOf(thrown)).toMatchObject({
      isError: true,
      content: [
        {
          text: expect.stringMatching(/^Internal error \(log reference \w+\)$/),
        },
      ],
    });
    expect(logged).toHaveBeenCalledTimes(1);
    expect(String(logged.mock.calls[0]?.[0])).toContain(
      `tool "fail" of ctx.sample(): ${thrown.message}`,
    );
  });

  it('tells it everything where errors are not masked', async () => {
    expect(await toldOf(new Error('disk full'), { mask: false })).toEqual(
      told('1', 'disk full', { isError: true }),
    );
  });

  it('counts an error it returns as thrown', async () => {
    const caller = new ScriptedCaller([calls(use('1', 'fail')), says('ok')]);
    const run = () => new ToolError('No such city.');
    const tools = [{ name: 'fail', run }];
    await sample(caller, 'k', { messages: 'x', tools });
    expect(caller.lastMessages[2]?.content).toEqual(
      told('1', 'No such city.', { isError: true }),
    );
  });

  it.each([
    ['a JSON-RPC error', new McpException(-32001, 'Gone')],
    ['what ends a run of the handler', new IntrinsicException('asks first')],
  ])('ends it with %s', async (_, thrown) => {
    await expect(toldOf(thrown)).rejects.toBe(thrown);
  });
});

describe('what the caller rejects with', () => {
  it.each(['ask', 'once'] as const)('is passed on by %s', async (method) => {
    const ending = { not: 'an error' };
    const caller = new ScriptedCaller([calls(use('1', 'add'))]);
    caller[method] = () => Promise.reject(ending);
    const tools = [{ name: 'add', run: () => 1 }];
    await expect(sample(caller, 'k', { messages: 'x', tools })).rejects.toBe(
      ending,
    );
  });
});
