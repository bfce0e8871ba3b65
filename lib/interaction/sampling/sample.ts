import type { McpException } from '../../errors/mcp.exception.js';
import type { SampleAnswer, SampleOptions } from '../../context/sampling.js';
import type { SchemaSource } from '../../schema/schema-source.js';
import { missingCapability } from '../required-capability.js';
import { checkOptions } from './check-options.js';
import type { Ending } from './ending.js';
import { type ModelAnswer, readAnswer } from './model-answer.js';
import { offeredTools } from './offered-tools.js';
import { PLAIN_ENDING } from './plain-ending.js';
import { resultSchema } from './result-schema.js';
import { SampleRequest } from './sample-request.js';
import { isAboutTools, messagesOf, said, turnsOf } from './sample-turn.js';
import type { SamplingCaller } from './sampling-caller.js';
import { samplingFailed } from './sampling-failure.js';
import { textEnding } from './text-ending.js';
import { toolEnding } from './tool-ending.js';
import { ToolRuns } from './tool-runs.js';

const DEFAULT_MAX_STEPS = 10;

/** How often a model is asked again for a result it got wrong. */
const MOST_RETRIES = 3;

/**
 * Asks the client's model, runs the tools it calls and asks again, until it is
 * done (2025-11-25, Sampling). The same from run to run of the handler, given
 * the same answers: its questions are `key`, `key.2`, `key.3` and so on, and
 * each tool is run once.
 *
 * @throws TypeError for options that are wrong
 * @throws SchemaException for a schema that is none
 * @throws McpException −32021 when the client does not take tools, before it is
 *   asked anything; −32603 when it answers with what is no answer, or the model
 *   is not done after `maxSteps` answers or gives no valid result
 * @throws whatever the caller rejects with, untouched
 */
export async function sample(
  caller: SamplingCaller,
  key: string,
  options: SampleOptions,
): Promise<SampleAnswer<unknown>> {
  checkOptions(options);
  const { takesTools } = caller;
  const { tools = [], maxSteps = DEFAULT_MAX_STEPS } = options;
  let turns = turnsOf(options.messages);
  if (!takesTools && (tools.length > 0 || turns.some(isAboutTools))) {
    throw missingCapability(
      'sampling.tools',
      'The client has no "sampling.tools" capability: its model can neither be offered tools nor told of them.',
    );
  }
  const offering = offeredTools(caller, tools);
  const offered = offering instanceof Promise ? await offering : offering;
  const shown = [...offered.values()].map((tool) => tool.shown);
  const ending = endingOf(options.result, takesTools);
  const request = new SampleRequest(options, ending, shown, takesTools);
  const runs = new ToolRuns(caller, offered);
  let invalid = 0;
  for (let step = 1; step <= maxSteps; step += 1) {
    const stepKey = step === 1 ? key : `${key}.${step}`;
    const asked = caller.ask(stepKey, request.params(turns, step));
    const answer = readAnswer(await asked);
    const { turn, uses } = answer;
    if (uses.length > 0 && !request.mayUseTools) {
      throw samplingFailed('the model calls a tool, and may call none.');
    }
    const verdict = await ending.judge(answer);
    if (verdict.kind === 'invalid' && (invalid += 1) > MOST_RETRIES) {
      throw noResult(answer, verdict.problem);
    }
    // No tool is run when nobody is left to be told what it came to.
    if (verdict.kind !== 'done' && step === maxSteps) break;
    // There are clients that refuse a message without content.
    if (turn.blocks.length > 0) turns = [...turns, turn];
    if (uses.length > 0) {
      turns = [...turns, await runs.run(stepKey, uses, verdict.outcomes)];
    }
    if (verdict.kind === 'done') {
      const { text, model, stopReason } = answer;
      const { result } = verdict;
      return { text, result, model, stopReason, history: messagesOf(turns) };
    }
    if (verdict.kind === 'invalid' && uses.length === 0) {
      turns = [...turns, said(verdict.problem)];
    }
  }
  throw samplingFailed(
    `the model is not done after ${maxSteps} answers, which is what maxSteps allows.`,
  );
}

function endingOf(
  result: SchemaSource | undefined,
  takesTools: boolean,
): Ending {
  if (result === undefined) return PLAIN_ENDING;
  const schema = resultSchema(result);
  return takesTools ? toolEnding(schema) : textEnding(schema);
}

function noResult({ stopReason }: ModelAnswer, problem: string): McpException {
  const cut =
    stopReason === 'maxTokens'
      ? ' Its last answer was cut off at maxTokens.'
      : '';
  return samplingFailed(
    `the model gave no valid result, asked again ${MOST_RETRIES} times.${cut} ${problem}`,
  );
}
