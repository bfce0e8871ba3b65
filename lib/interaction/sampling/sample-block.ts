import { isObject, isPlainObject } from '../../schema/is-object.js';
import { describeValue } from '../../schema/describe-value.js';

/** A content block of a sampling message, of a shape that was looked at. */
export type SampleBlock = Readonly<Record<string, unknown>>;

/** What the model says, whoever it says it for. */
const SAID = ['text', 'image', 'audio'] as const;

/** The blocks a model answers with. */
export const ANSWERED: readonly string[] = [...SAID, 'tool_use'];

/** The blocks of a conversation. */
export const CONVERSED: readonly string[] = [...ANSWERED, 'tool_result'];

/** The texts each kind of block has (2025-11-25, Sampling). */
const TEXTS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['text', ['text']],
  ['image', ['data', 'mimeType']],
  ['audio', ['data', 'mimeType']],
  ['tool_use', ['id', 'name']],
  ['tool_result', ['toolUseId']],
]);

/**
 * A content block, once it is known to be one.
 *
 * @param types the types it may have
 * @param refuse makes the error of what is wrong, worded to be read after the block's place
 * @throws what `refuse` makes
 */
export function checkedBlock(
  block: unknown,
  types: readonly string[],
  refuse: (problem: string) => Error,
): SampleBlock {
  if (!isObject(block)) {
    throw refuse(`is ${describeValue(block)}, not a content block`);
  }
  const problem = problemOf(block, types);
  if (problem) throw refuse(problem);
  return block;
}

function problemOf(
  block: SampleBlock,
  types: readonly string[],
): string | undefined {
  const { type, input, content } = block;
  if (!types.some((known) => known === type)) {
    return `is of type ${describeValue(type)}, not one of ${types.join(', ')}`;
  }
  const missing = TEXTS.get(type)?.find(
    (key) => typeof block[key] !== 'string',
  );
  if (missing) return `is of type ${String(type)} and has no ${missing}`;
  if (type === 'tool_use' && !isPlainObject(input)) {
    return 'is of type tool_use and has no object as input';
  }
  if (type === 'tool_result' && !Array.isArray(content)) {
    return 'is of type tool_result and has no list as content';
  }
  return undefined;
}
