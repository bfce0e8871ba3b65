import {
  type BadInput,
  call,
  callWithText,
  error,
  message,
  type Outcome,
  toolError,
  toolResult,
} from '../bad-input.js';

const NO_OBJECT = error(
  -32602,
  'The arguments of tools/call must be an object.',
);
const TOO_DEEP = error(-32600, 'The message is nested deeper than 64 levels.');
const HOSTILE = error(
  -32600,
  'The message has a __proto__ or constructor.prototype key.',
);

/** Calls whose name, arguments or cursor are not what they must be. */
export const ARGUMENT_ROWS: readonly BadInput[] = [
  both('an unknown tool', error(-32602, 'Unknown tool: no-such-tool'), (era) =>
    call(era, 'no-such-tool', {}),
  ),
  both(
    'a tool named like a member of objects',
    error(-32602, 'Unknown tool: __proto__'),
    (era) => call(era, '__proto__', {}),
  ),
  both(
    'no name',
    error(-32602, 'tools/call needs the name of a tool, a string.'),
    (era) => call(era, undefined, {}),
  ),
  both(
    'a name that is no text',
    error(-32602, 'tools/call needs the name of a tool, a string.'),
    (era) => call(era, { toString: 'echo' }, {}),
  ),
  both('arguments that are an array', NO_OBJECT, (era) =>
    call(era, 'echo', ['hello']),
  ),
  both('arguments that are a text', NO_OBJECT, (era) =>
    call(era, 'echo', 'hello'),
  ),
  both('arguments that are null', NO_OBJECT, (era) => call(era, 'echo', null)),
  both(
    'no arguments where one is required',
    toolError('Invalid arguments for tool "echo":\ntext: is required'),
    (era) => call(era, 'echo'),
  ),
  both(
    'an argument of another type',
    toolError(
      'Invalid arguments for tool "echo":\ntext: must be a string, got an object',
    ),
    (era) => call(era, 'echo', { text: { not: 'text' } }),
  ),
  both(
    'an argument to a tool that takes none',
    toolError(
      'Invalid arguments for tool "nothing":\ntext: is not a known argument',
    ),
    (era) => call(era, 'nothing', { text: 'hello' }),
  ),
  both(
    'an argument a DTO does not know',
    toolError(
      'Invalid arguments for tool "measure":\nmore: is not a known property',
    ),
    (era) => call(era, 'measure', { values: [], more: 1 }),
  ),
  both(
    'a cursor the list never gave',
    error(
      -32602,
      'The cursor is not one of this list, or the list has changed since: start again without one.',
    ),
    (era) => message(era, 'tools/list', { cursor: 'abc' }),
  ),
  both(
    'a cursor that is no text',
    error(-32602, 'cursor must be a string.'),
    (era) => message(era, 'tools/list', { cursor: 2 }),
  ),
  {
    input: 'a log level that is none',
    era: 'legacy',
    status: 200,
    outcome: error(
      -32602,
      'level must be one of debug, info, notice, warning, error, critical, alert, emergency.',
    ),
    request: (era) => message(era, 'logging/setLevel', { level: 'loud' }),
  },
  refused('arguments 65 levels deep', TOO_DEEP, (era) =>
    callWithText(era, 'keys', nested(65)),
  ),
  refused('arguments 100,000 levels deep', TOO_DEEP, (era) =>
    callWithText(era, 'keys', nested(100_000)),
  ),
  both('arguments of 60 levels, within the limit', toolResult('a'), (era) =>
    callWithText(era, 'keys', nested(60)),
  ),
  both(
    'brackets without end, inside a text',
    toolResult('[{'.repeat(100)),
    (era) => call(era, 'echo', { text: '[{'.repeat(100) }),
  ),
  refused('a key __proto__', HOSTILE, (era) =>
    callWithText(era, 'keys', '{"__proto__":{"polluted":true}}'),
  ),
  refused('a key __proto__, escaped', HOSTILE, (era) =>
    callWithText(era, 'keys', '{"\\u005f_proto\\u005F_":{"polluted":true}}'),
  ),
  refused('a key __proto__ inside a list', HOSTILE, (era) =>
    callWithText(era, 'keys', '{"list":[[{"__proto__":null}]]}'),
  ),
  refused('a key constructor.prototype', HOSTILE, (era) =>
    callWithText(
      era,
      'keys',
      '{"constructor":{"prototype":{"polluted":true}}}',
    ),
  ),
  refused('a key constructor.prototype, escaped', HOSTILE, (era) =>
    callWithText(
      era,
      'keys',
      '{"c\\u006fnstructor":{"\\u0070rototype":{"polluted":true}}}',
    ),
  ),
  both(
    'the word __proto__ in a text, which is fine',
    toolResult('__proto__'),
    (era) => call(era, 'echo', { text: '__proto__' }),
  ),
  both(
    'a key constructor with a text, which is fine',
    toolResult('constructor'),
    (era) => call(era, 'keys', { constructor: 'Bob' }),
  ),
  both('a number no double can hold', toolResult('n'), (era) =>
    callWithText(era, 'keys', '{"n":1e999}'),
  ),
  both('a lone surrogate in a text', toolResult('‹the surrogate›'), (era) =>
    callWithText(era, 'echo', '{"text":"\\ud83c"}'),
  ),
];

function both(
  input: string,
  outcome: Outcome,
  request: BadInput['request'],
): BadInput {
  return { input, era: 'both', status: 200, outcome, request };
}

function refused(
  input: string,
  outcome: Outcome,
  request: BadInput['request'],
): BadInput {
  return { input, era: 'both', status: 400, outcome, request };
}

function nested(levels: number): string {
  return `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
}
