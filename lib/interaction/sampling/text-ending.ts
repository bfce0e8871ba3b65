import type {
  CompiledSchema,
  SchemaIssue,
} from '../../schema/compiled-schema.js';
import { formatIssues } from '../../schema/format-issues.js';
import type { Ending, Verdict } from './ending.js';
import { jsonIn } from './json-in-text.js';
import { NO_OUTCOMES } from './tool-outcome.js';

/**
 * Over when the model's text is JSON that fits a schema: for clients whose
 * models cannot be offered a tool to give the result by.
 */
export function textEnding(schema: CompiledSchema): Ending {
  return {
    instruction: `Answer with JSON and nothing else: no explanation before or after it. It must fit this JSON Schema:\n${JSON.stringify(schema.json)}`,
    judge: async ({ text }) => {
      const parsed = jsonIn(text);
      if (!parsed) return invalid('it is no JSON.');
      const checked = await schema.validate(parsed.value);
      return checked.ok
        ? { kind: 'done', result: checked.value, outcomes: NO_OUTCOMES }
        : invalid(
            `it does not fit the schema:\n${formatIssues(checked.issues.map(named))}`,
          );
    },
  };
}

function invalid(reason: string): Verdict {
  return {
    kind: 'invalid',
    problem: `This answer cannot be used: ${reason}`,
    outcomes: NO_OUTCOMES,
  };
}

/** An issue of the whole value has no path, and needs a name here. */
function named({ path, message }: SchemaIssue): SchemaIssue {
  return { path: path.length > 0 ? path : ['answer'], message };
}
