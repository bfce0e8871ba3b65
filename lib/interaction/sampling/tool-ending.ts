import { text } from '../../execution/content-list.js';
import type { CompiledSchema } from '../../schema/compiled-schema.js';
import { formatIssues } from '../../schema/format-issues.js';
import type { Ending, Verdict } from './ending.js';
import { FINAL_RESPONSE } from './final-response.js';
import type { ModelAnswer, ToolUse } from './model-answer.js';
import { asArguments } from './result-schema.js';
import { failed, type ToolOutcome } from './tool-outcome.js';

/**
 * Over when the model calls `final_response` with arguments that fit a schema.
 * Its other calls of the same answer are run all the same: it meant them.
 */
export function toolEnding(schema: CompiledSchema): Ending {
  const input = asArguments(schema);
  return {
    tool: {
      name: FINAL_RESPONSE,
      description: 'Gives the final answer. Call it once, when you are done.',
      inputSchema: input.json,
    },
    judge: (answer) => judge(answer, input),
  };
}

async function judge(
  { uses }: ModelAnswer,
  schema: CompiledSchema,
): Promise<Verdict> {
  const outcomes = new Map<string, ToolOutcome>();
  const results: unknown[] = [];
  let problem = `Give the final answer by calling the tool ${FINAL_RESPONSE}.`;
  for (const { id, input } of uses.filter(isFinal)) {
    const checked = await schema.validate(input);
    if (checked.ok) {
      results.push(checked.value);
      outcomes.set(id, { content: [text('Accepted.')] });
    } else {
      problem = `Invalid arguments for tool "${FINAL_RESPONSE}":\n${formatIssues(checked.issues)}`;
      outcomes.set(id, failed(problem));
    }
  }
  if (results.length > 0) return { kind: 'done', result: results[0], outcomes };
  if (outcomes.size === 0 && uses.length > 0)
    return { kind: 'tools', outcomes };
  return { kind: 'invalid', problem, outcomes };
}

function isFinal({ name }: ToolUse): boolean {
  return name === FINAL_RESPONSE;
}
