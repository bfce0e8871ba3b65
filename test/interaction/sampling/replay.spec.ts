import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IntrinsicException, Logger } from '@nestjs/common';
import { z } from 'zod';
import type { SampleOptions } from '../../../lib/context/sampling.js';
import { ToolError } from '../../../lib/errors/tool-error.js';
import { sample } from '../../../lib/interaction/sampling/sample.js';
import type { SamplingCaller } from '../../../lib/interaction/sampling/sampling-caller.js';
import { tool as serverTool } from '../../protocol/fixtures.js';
import { silentLogger } from '../../support/silent-logger.js';
import { City, ULM } from './results.fixture.js';
import {
  asJson,
  calls,
  readParams,
  says,
  ScriptedCaller,
  use,
} from './scripted-caller.js';

type Json = Readonly<Record<string, unknown>>;

/** What a question without an answer ends a run with. */
class Unanswered extends IntrinsicException {}

/** What one call remembers from run to run. */
class Memory {
  readonly answers = new Map<string, Json>();
  readonly done = new Map<string, any>();
  readonly questions = new Map<string, string>();
  runs = 0;
  open: string | undefined;
}

/** The caller of one run: known answers at once, and the end of the run at the first that is not. */
function callerOf(memory: Memory, takesTools: boolean): SamplingCaller {
  return {
    takesTools,
    masking: { mask: true },
    ask: async (key, params) => {
      const question = JSON.stringify(readParams(params));
      expect(memory.questions.get(key) ?? question).toBe(question);
      memory.questions.set(key, question);
      const known = memory.answers.get(key);
      if (known) return known;
      memory.open = key;
      throw new Unanswered('asks first');
    },
    once: async (key, work) => {
      if (!memory.done.has(key)) memory.done.set(key, asJson(await work()));
      return asJson(memory.done.get(key));
    },
    tool: async (name) => (name === 'server' ? serverTool(name) : undefined),
    callTool: async () => ({ content: [{ type: 'text', text: 'served' }] }),
  };
}

/** Runs a handler anew for each answer of the script. */
async function replayed<T>(
  handler: (caller: SamplingCaller) => Promise<T>,
  script: readonly Json[],
  takesTools = true,
): Promise<{ value: T; memory: Memory }> {
  const memory = new Memory();
  for (;;) {
    memory.runs += 1;
    try {
      const value = await handler(callerOf(memory, takesTools));
      return { value, memory };
    } catch (error) {
      if (!(error instanceof Unanswered) || !memory.open) throw error;
      const answer = script[memory.answers.size];
      if (!answer) throw new Error('The script has no further answer.');
      memory.answers.set(memory.open, answer);
    }
  }
}

const ran: string[] = [];

/** A tool that notes its runs, and gives another value at each. */
function noting(name: string, run: () => unknown = () => ran.length) {
  return {
    name,
    run: () => {
      ran.push(name);
      return run();
    },
  };
}

const fails = noting('fails', () => {
  throw new ToolError('never');
});
const breaks = noting('breaks', () => {
  throw new Error('masked with a reference that is random');
});

const SCRIPTS: readonly [string, SampleOptions, boolean, readonly Json[]][] = [
  ['words alone', { messages: 'x' }, true, [says('ok')]],
  [
    'tools over several answers',
    {
      messages: 'x',
      tools: [noting('a'), noting('b'), fails, breaks, 'server'],
    },
    true,
    [
      calls(use('1', 'a'), use('2', 'b'), use('3', 'fails')),
      calls(use('1', 'breaks'), use('2', 'nobody'), use('3', 'server')),
      calls(use('1', 'a')),
      says('ok'),
    ],
  ],
  [
    'a result by tool, after tools and a mistake',
    { messages: 'x', tools: [noting('a')], result: City },
    true,
    [
      calls(use('1', 'a')),
      calls(use('1', 'final_response', {}), use('2', 'a')),
      says('What?'),
      calls(use('1', 'final_response', ULM)),
    ],
  ],
  [
    'a result by text, after a mistake',
    { messages: 'x', result: z.array(z.int()) },
    false,
    [says('one'), says('["1"]'), says('[1]')],
  ],
];

describe('a handler that is run again for each answer', () => {
  beforeAll(() => {
    Logger.overrideLogger(silentLogger);
  });

  afterAll(() => {
    Logger.overrideLogger(true);
  });

  it.each(SCRIPTS)(
    'ends as one that waits: %s',
    async (_, options, takesTools, script) => {
      ran.length = 0;
      const { value, memory } = await replayed(
        (caller) => sample(caller, 'k', options),
        script,
        takesTools,
      );
      const replayedRuns = [...ran];
      expect(memory.runs).toBe(script.length + 1);
      expect([...memory.questions.keys()]).toEqual(
        script.map((_, step) => (step === 0 ? 'k' : `k.${step + 1}`)),
      );

      ran.length = 0;
      const waiting = new ScriptedCaller(script, {
        takesTools,
        serverTools: [serverTool('server')],
        callTool: async () => ({ content: [{ type: 'text', text: 'served' }] }),
      });
      const waited = await sample(waiting, 'k', options);
      expect(replayedRuns).toEqual(ran);
      expect([...memory.done.keys()]).toEqual(waiting.done);
      expect(withoutReferences(value)).toEqual(withoutReferences(waited));
    },
  );

  it('runs a tool that asks again, and only that one', async () => {
    ran.length = 0;
    const script = [
      calls(use('1', 'a'), use('2', 'asks')),
      { action: 'accept' },
      says('ok'),
    ];
    const { value, memory } = await replayed(
      (caller) =>
        sample(caller, 'k', {
          messages: 'x',
          tools: [
            noting('a'),
            {
              name: 'asks',
              run: async () => {
                ran.push('asks');
                const { action } = await caller.ask('sure', {
                  messages: [],
                  maxTokens: 1,
                });
                return action;
              },
            },
          ],
        }),
      script,
    );
    expect(value.text).toBe('ok');
    expect(ran).toEqual(['a', 'asks', 'asks']);
    expect(memory.done.get('k.tool.2')).toEqual({
      content: [{ type: 'text', text: 'accept' }],
    });
  });

  it('asks two models in one turn', async () => {
    const asked: string[] = [];
    const caller = new ScriptedCaller([]);
    caller.ask = async (key) => {
      asked.push(key);
      throw new Unanswered('asks first');
    };
    const both = ['a', 'b'].map((key) =>
      sample(caller, key, { messages: 'x' }),
    );
    expect(asked).toEqual(['a', 'b']);
    const ends = await Promise.allSettled(both);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

/** An answer of the loop; the log references of masked errors are random. */
function withoutReferences(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value).replace(/log reference \w+/g, 'log reference'),
  );
}
