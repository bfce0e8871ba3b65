import type { SampleOptions, SampleTool } from '../../context/sampling.js';
import { describeValue } from '../../schema/describe-value.js';
import { FINAL_RESPONSE } from './final-response.js';

/** What models' providers let a tool be called. */
const TOOL_NAME = /^[A-Za-z0-9_-]{1,64}$/;

const PRIORITIES = [
  'costPriority',
  'speedPriority',
  'intelligencePriority',
] as const;

/**
 * Checks what does not depend on the client.
 *
 * @throws TypeError that names the option and what it must be
 */
export function checkOptions(options: SampleOptions): void {
  const { maxTokens, maxSteps, temperature, stopSequences } = options;
  checkCount('maxTokens', maxTokens);
  checkCount('maxSteps', maxSteps);
  if (temperature !== undefined && !(temperature >= 0)) {
    throw wrong('temperature', 'a number from 0 on', temperature);
  }
  if (stopSequences?.some((text) => typeof text !== 'string' || text === '')) {
    throw wrong('stopSequences', 'a list of texts, none empty', stopSequences);
  }
  checkModel(options.model);
  checkTools(options);
}

function checkCount(option: string, value: number | undefined): void {
  if (value === undefined || (Number.isSafeInteger(value) && value > 0)) return;
  throw wrong(option, 'a positive integer', value);
}

function checkModel(model: SampleOptions['model']): void {
  if (typeof model !== 'object' || isNames(model)) return;
  for (const name of PRIORITIES) {
    const value = model[name];
    if (value !== undefined && !(value >= 0 && value <= 1)) {
      throw wrong(`model.${name}`, 'a number from 0 to 1', value);
    }
  }
}

function checkTools({
  tools = [],
  toolChoice = 'auto',
  result,
}: SampleOptions): void {
  const known = new Set<string>();
  for (const name of tools.map(nameOf)) {
    if (!TOOL_NAME.test(name)) {
      throw wrong('a tool name', '1 to 64 of A-Z a-z 0-9 _ and -', name);
    }
    if (known.has(name)) {
      throw new TypeError(`ctx.sample(): two tools are called "${name}".`);
    }
    known.add(name);
  }
  if (result !== undefined && known.has(FINAL_RESPONSE)) {
    throw new TypeError(
      `ctx.sample(): no tool may be called "${FINAL_RESPONSE}", by which the model gives the result.`,
    );
  }
  if (!['auto', 'required', 'none'].includes(toolChoice)) {
    throw wrong('toolChoice', 'auto, required or none', toolChoice);
  }
  if (toolChoice === 'required' && known.size === 0) {
    throw new TypeError(
      'ctx.sample(): toolChoice "required" needs tools to choose from.',
    );
  }
  if (toolChoice !== 'auto' && result !== undefined) {
    throw new TypeError(
      `ctx.sample(): toolChoice "${toolChoice}" does not go with result, which the model gives by calling a tool.`,
    );
  }
}

/** The name a tool is offered under. */
function nameOf(tool: SampleTool | string): string {
  return typeof tool === 'string' ? tool : tool.name;
}

function isNames(
  model: Exclude<SampleOptions['model'], string | undefined>,
): model is readonly string[] {
  return Array.isArray(model);
}

function wrong(option: string, rule: string, value: unknown): TypeError {
  return new TypeError(
    `ctx.sample(): ${option} must be ${rule}, not ${describeValue(value)}.`,
  );
}
