import {
  type BadInput,
  call,
  type Outcome,
  toolError,
  toolResult,
} from '../bad-input.js';

const MANY = 200_000;

/** Large arguments below the limit: answered, and soon. */
export const HUGE_ROWS: readonly BadInput[] = [
  huge('a text of 3 MB', toolResult('‹the text›'), 'echo', () => ({
    text: 'x'.repeat(3_000_000),
  })),
  huge(
    'a text of 3 MB where a list is due',
    refusal('count', 'values: must be an array, got "‹text›…"'),
    'count',
    () => ({ values: 'x'.repeat(3_000_000) }),
  ),
  huge(
    'a list of 200,000 numbers',
    toolResult('200000 values'),
    'count',
    () => ({ values: many(1) }),
  ),
  huge(
    'a list of 200,000 texts where numbers are due',
    refusal('count', 'values[0]: must be a number, got "one"'),
    'count',
    () => ({ values: many('one') }),
  ),
  huge(
    'a list of 200,000 texts that are numbers',
    toolResult('200000 values'),
    'count',
    () => ({ values: many('1') }),
  ),
  huge(
    'a list of 200,000 numbers in a DTO',
    toolResult('200000 values'),
    'measure',
    () => ({ values: many(1) }),
  ),
  huge(
    'a list of 200,000 objects in a DTO, where numbers are due',
    refusal(
      'measure',
      'values: each value must be a number conforming to the specified constraints',
    ),
    'measure',
    () => ({ values: many({}) }),
  ),
  huge(
    '100,000 arguments nobody asked for',
    refusal(
      'nothing',
      'key0: is not a known argument\n‹18 lines›\nkey19: is not a known argument\n… and ‹number› more',
    ),
    'nothing',
    () =>
      Object.fromEntries(
        Array.from({ length: 100_000 }, (_, at) => [`key${at}`, at]),
      ),
  ),
  huge(
    '100,000 properties for a DTO, which are too many to read in time',
    refusal('measure', '(arguments): has too many properties'),
    'measure',
    () =>
      Object.fromEntries(
        Array.from({ length: 100_000 }, (_, at) => [`key${at}`, at]),
      ),
  ),
];

function huge(
  input: string,
  outcome: Outcome,
  tool: string,
  args: () => Record<string, unknown>,
): BadInput {
  return {
    input,
    era: 'both',
    status: 200,
    outcome,
    request: (era) => call(era, tool, args()),
  };
}

function refusal(tool: string, issues: string): Outcome {
  return toolError(`Invalid arguments for tool "${tool}":\n${issues}`);
}

function many<T>(value: T): T[] {
  return Array.from({ length: MANY }, () => value);
}
