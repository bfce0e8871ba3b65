import {
  type BadInput,
  call,
  error,
  MASKED,
  type Outcome,
  toolError,
  toolResult,
} from '../bad-input.js';
import { RETURNED, THROWN } from '../targets.js';

const SPOKEN: Readonly<Record<string, Outcome>> = {
  'an HttpException below 500': toolError('Out of stock'),
  'an HttpException below 500 with several messages': toolError('one; two'),
  'a ToolError': toolError('There is no such city.'),
  'an McpException': error(-32050, 'Unknown region'),
};
const RETURNS: Readonly<Record<string, Outcome>> = {
  undefined: toolResult(''),
  'a BigInt': toolResult('1'),
};

/** Handlers that throw, return what cannot be sent, or never come back. */
export const HANDLER_ROWS: readonly BadInput[] = [
  ...Object.keys(THROWN).map((what) =>
    handler(
      `a handler that throws ${what}`,
      SPOKEN[what] ?? toolError(MASKED),
      'throw',
      { what },
    ),
  ),
  ...Object.keys(RETURNED).map((what) =>
    handler(
      `a handler that returns ${what}`,
      RETURNS[what] ?? toolError(MASKED),
      'return',
      { what },
    ),
  ),
  handler(
    'a handler whose result is not what its output schema says',
    toolError(MASKED),
    'promise',
    { total: 'many' },
  ),
  handler(
    'a handler that never settles',
    toolError('The call of tool "hang" did not finish within 30 ms.'),
    'hang',
    {},
  ),
  handler(
    'a handler that rejects after its time is up',
    toolError('The call of tool "fail-late" did not finish within 20 ms.'),
    'fail-late',
    {},
  ),
];

function handler(
  input: string,
  outcome: Outcome,
  tool: string,
  args: Record<string, unknown>,
): BadInput {
  return {
    input,
    era: 'both',
    status: 200,
    outcome,
    request: (era) => call(era, tool, args),
  };
}
