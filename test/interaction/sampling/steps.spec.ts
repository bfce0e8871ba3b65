import { describe, expect, it } from '@jest/globals';
import type { SampleOptions } from '../../../lib/context/sampling.js';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import { calls, says, ScriptedCaller, use } from './scripted-caller.js';

/** A model that calls a tool in each of its answers. */
function endless(
  runs: { count: number },
  options: Partial<SampleOptions> = {},
) {
  const caller = new ScriptedCaller(
    Array.from({ length: 50 }, () => calls(use('1', 'more'))),
  );
  const tools = [{ name: 'more', run: () => void (runs.count += 1) }];
  const asking = sample(caller, 'k', { messages: 'x', tools, ...options });
  return { caller, asking };
}

describe('a model that is never done', () => {
  it('is asked 10 times, and its last tools are not run', async () => {
    const runs = { count: 0 };
    const { caller, asking } = endless(runs);
    await expect(asking).rejects.toMatchObject({
      code: -32603,
      message:
        'Sampling failed: the model is not done after 10 answers, which is what maxSteps allows.',
    });
    expect(caller.asked).toHaveLength(10);
    expect(runs.count).toBe(9);
  });

  it('is asked as often as maxSteps says', async () => {
    const runs = { count: 0 };
    const { caller, asking } = endless(runs, { maxSteps: 1 });
    await expect(asking).rejects.toThrow('not done after 1 answers');
    expect(caller.asked).toHaveLength(1);
    expect(runs.count).toBe(0);
  });
});

describe('toolChoice', () => {
  const tools = [{ name: 'now', run: () => 'noon' }];
  const script = [calls(use('1', 'now')), says('Noon.')];

  it.each([
    [undefined, [undefined, undefined]],
    ['auto' as const, [{ mode: 'auto' }, { mode: 'auto' }]],
    ['required' as const, [{ mode: 'required' }, undefined]],
  ])('%s is asked for as %j', async (toolChoice, modes) => {
    const caller = new ScriptedCaller(script);
    await sample(caller, 'k', {
      messages: 'x',
      tools,
      ...(toolChoice && { toolChoice }),
    });
    expect(caller.asked.map(({ params }) => params['toolChoice'])).toEqual(
      modes,
    );
  });

  it('none shows the tools all the same', async () => {
    const caller = new ScriptedCaller([says('ok')]);
    await sample(caller, 'k', { messages: 'x', tools, toolChoice: 'none' });
    expect(caller.asked[0]?.params).toMatchObject({
      tools: [{ name: 'now' }],
      toolChoice: { mode: 'none' },
    });
  });
});
