import type {
  ModelPreferences,
  SampleOptions,
} from '../../context/sampling.js';
import type { Ending } from './ending.js';
import type { ShownTool } from './offered-tool.js';
import {
  messagesOf,
  type SampleTurn,
  singleMessagesOf,
} from './sample-turn.js';

const DEFAULT_MAX_TOKENS = 512;

/** What the questions of one sampling have in common. */
export class SampleRequest {
  readonly #tools: readonly ShownTool[];

  /**
   * @param shown the handler's tools
   * @param takesTools whether the client knows messages of several blocks, which came with tools
   */
  constructor(
    private readonly options: SampleOptions,
    private readonly ending: Ending,
    shown: readonly ShownTool[],
    private readonly takesTools: boolean,
  ) {
    this.#tools = ending.tool ? [...shown, ending.tool] : shown;
  }

  /** Whether the model may call a tool at all. */
  get mayUseTools(): boolean {
    return this.#tools.length > 0 && this.options.toolChoice !== 'none';
  }

  /**
   * Params of `sampling/createMessage` (2025-11-25).
   *
   * @param step which question this is, from 1 on
   */
  params(
    turns: readonly SampleTurn[],
    step: number,
  ): Readonly<Record<string, unknown>> {
    const { maxTokens = DEFAULT_MAX_TOKENS } = this.options;
    const { temperature, stopSequences, model } = this.options;
    const system = [this.options.system, this.ending.instruction];
    const systemPrompt = system.filter(Boolean).join('\n\n');
    const modelPreferences = preferencesOf(model);
    return {
      messages: this.takesTools ? messagesOf(turns) : singleMessagesOf(turns),
      ...(modelPreferences && { modelPreferences }),
      ...(systemPrompt && { systemPrompt }),
      maxTokens,
      ...(temperature !== undefined && { temperature }),
      ...(stopSequences && { stopSequences }),
      ...(this.#tools.length > 0 && { tools: this.#tools }),
      ...this.#toolChoice(step),
    };
  }

  /** A model that must call a tool every time never ends, unless a tool is the end. */
  #toolChoice(step: number): Readonly<Record<string, unknown>> {
    const { toolChoice } = this.options;
    if (this.ending.tool) return { toolChoice: { mode: 'required' } };
    if (this.#tools.length === 0 || toolChoice === undefined) return {};
    return toolChoice === 'required' && step > 1
      ? {}
      : { toolChoice: { mode: toolChoice } };
  }
}

function preferencesOf(
  model: SampleOptions['model'],
): ModelPreferences | undefined {
  if (typeof model === 'string') return { hints: [{ name: model }] };
  return isNames(model) ? { hints: model.map((name) => ({ name })) } : model;
}

function isNames(model: SampleOptions['model']): model is readonly string[] {
  return Array.isArray(model);
}
