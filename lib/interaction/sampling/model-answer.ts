import type { McpException } from '../../errors/mcp.exception.js';
import type { ClientResult } from '../../exchange/client-request.js';
import { describeValue } from '../../schema/describe-value.js';
import { isPlainObject } from '../../schema/is-object.js';
import { ANSWERED, checkedBlock, type SampleBlock } from './sample-block.js';
import type { SampleTurn } from './sample-turn.js';
import { samplingFailed } from './sampling-failure.js';

/** Most tools a model may call in one answer: each may cost as much as a call from outside. */
const MOST_USES = 64;

/** A tool the model calls. */
export interface ToolUse {
  /** Names the use within the answer. */
  readonly id: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** One answer of the model, looked at. */
export interface ModelAnswer {
  readonly turn: SampleTurn;
  /** The texts of it, joined. */
  readonly text: string;
  readonly uses: readonly ToolUse[];
  readonly model: string;
  readonly stopReason: string | undefined;
}

/**
 * Reads what a client answered to `sampling/createMessage` (2025-11-25).
 *
 * @throws McpException when it is no answer of a model's, or calls more than 64 tools
 */
export function readAnswer(result: ClientResult): ModelAnswer {
  const { role, content, model, stopReason } = result;
  if (role !== 'assistant') {
    throw noAnswer(`its role is ${describeValue(role)}, not "assistant"`);
  }
  if (typeof model !== 'string') {
    throw noAnswer(`its model is ${describeValue(model)}, not a text`);
  }
  if (stopReason !== undefined && typeof stopReason !== 'string') {
    throw noAnswer(`its stopReason is ${describeValue(stopReason)}`);
  }
  const items: readonly unknown[] = Array.isArray(content)
    ? content
    : [content];
  const blocks = items.map((item, index) =>
    checkedBlock(item, ANSWERED, (problem) =>
      noAnswer(`its content[${index}] ${problem}`),
    ),
  );
  return {
    turn: { role, blocks },
    text: blocks
      .map(({ type, text }) => (type === 'text' ? String(text) : ''))
      .join(''),
    uses: usesOf(blocks),
    model,
    stopReason,
  };
}

function usesOf(blocks: readonly SampleBlock[]): ToolUse[] {
  const uses = blocks.flatMap(({ type, id, name, input }) =>
    type === 'tool_use' &&
    typeof id === 'string' &&
    typeof name === 'string' &&
    isPlainObject(input)
      ? [{ id, name, input }]
      : [],
  );
  if (uses.length > MOST_USES) {
    throw noAnswer(
      `it calls ${uses.length} tools, and at most ${MOST_USES} are run`,
    );
  }
  if (new Set(uses.map(({ id }) => id)).size < uses.length) {
    throw noAnswer('two of its tool calls have the same id');
  }
  return uses;
}

function noAnswer(reason: string): McpException {
  return samplingFailed(
    `the client's answer is not one of a model's: ${reason}.`,
  );
}
