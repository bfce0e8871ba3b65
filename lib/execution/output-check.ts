import type { Tool } from '../components/tool.js';
import { formatIssues } from '../schema/format-issues.js';
import { OutputException } from './output.exception.js';

/**
 * The structured content of a tool as its `output` has it.
 *
 * @throws OutputException when it is not what `output` says
 */
export async function checkedOutput(
  value: unknown,
  tool: Tool,
): Promise<unknown> {
  if (!tool.output) return value;
  const result = await tool.output.validate(value);
  if (result.ok) return result.value;
  throw new OutputException(
    `The result of tool "${tool.name}" does not match its output schema:\n${formatIssues(result.issues)}`,
  );
}

/** What is wrong with content alone where `output` promises structure. */
export function missingStructure(tool: Tool): OutputException {
  return new OutputException(
    `Tool "${tool.name}" declares an output schema but returned content without structuredContent.`,
  );
}
