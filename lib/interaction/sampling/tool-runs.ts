import { describeValue } from '../../schema/describe-value.js';
import type { ToolUse } from './model-answer.js';
import type { OfferedTool } from './offered-tool.js';
import type { SampleTurn } from './sample-turn.js';
import type { SamplingCaller } from './sampling-caller.js';
import {
  failed,
  type Outcomes,
  resultBlock,
  type ToolOutcome,
} from './tool-outcome.js';

/** Runs the tools a model calls, each once, however often the handler runs. */
export class ToolRuns {
  /** @param tools what was offered, by name */
  constructor(
    private readonly caller: SamplingCaller,
    private readonly tools: ReadonlyMap<string, OfferedTool>,
  ) {}

  /**
   * The turn that tells the model what its calls came to. They are run one
   * after the other, in the order the model gave them: a tool may ask the
   * client, and may build on what the one before it did.
   *
   * @param key of the answer the calls are in
   * @param known outcomes there are already
   */
  async run(
    key: string,
    uses: readonly ToolUse[],
    known: Outcomes,
  ): Promise<SampleTurn> {
    const blocks = [];
    for (const [index, use] of uses.entries()) {
      const outcome =
        known.get(use.id) ??
        (await this.#runOne(`${key}.tool.${index + 1}`, use));
      blocks.push(resultBlock(use.id, outcome));
    }
    return { role: 'user', blocks };
  }

  #runOne(
    key: string,
    { name, input }: ToolUse,
  ): ToolOutcome | Promise<ToolOutcome> {
    const tool = this.tools.get(name);
    return tool
      ? this.caller.once(key, () => tool.run(input, key))
      : failed(
          `There is no tool ${describeValue(name)}. The tools are: ${[...this.tools.keys()].join(', ')}.`,
        );
  }
}
