import { type BadInput, error, message, NONE, withBody } from '../bad-input.js';

const INVALID = error(
  -32600,
  'Bad Request: the request body is not a valid JSON-RPC message',
);

/** JSON that is no JSON-RPC message as MCP has them, and methods that do not exist. */
export const MESSAGE_ROWS: readonly BadInput[] = [
  instead('null', 'null'),
  instead('a number', '42'),
  instead('a text', '"ping"'),
  instead('an empty object', '{}'),
  invalid('an id that is null', { id: null }),
  invalid('an id that is an object', { id: {} }),
  invalid('an id that is a fraction', { id: 1.5 }),
  invalid('an id that is true', { id: true }),
  invalid('jsonrpc 1.0', { jsonrpc: '1.0' }),
  invalid('no jsonrpc', { jsonrpc: undefined }),
  invalid('a method that is no text', { method: 42 }),
  invalid('params that are null', { params: null }),
  invalid('params that are an array', { params: [] }),
  invalid('params that are a text', { params: 'all' }),
  {
    input: 'no id: a notification, whatever its method',
    era: 'both',
    status: 202,
    outcome: NONE,
    request: (era) =>
      message(era, 'tools/list', {}, { body: { id: undefined } }),
  },
  {
    input: 'an unknown notification',
    era: 'both',
    status: 202,
    outcome: NONE,
    request: (era) =>
      message(era, 'notifications/whatever', {}, { body: { id: undefined } }),
  },
  {
    input: 'a response nobody waits for',
    era: 'legacy',
    status: 202,
    outcome: NONE,
    request: (era) => withBody(era, '{"jsonrpc":"2.0","id":1,"result":{}}'),
  },
  ...unknown('an unknown method', 'tools/destroy'),
  ...unknown('a method named like a member of objects', 'constructor'),
  ...unknown('a method of a feature the server lacks', 'resources/list'),
  ...unknown(
    'a method with a very long name',
    'm'.repeat(10_000),
    `${'m'.repeat(99)}…`,
  ),
  notFound('ping, which the era does not have', 'modern', 'ping'),
  notFound(
    'server/discover, which the era does not have',
    'legacy',
    'server/discover',
  ),
];

function instead(what: string, body: string): BadInput {
  return {
    input: `${what} instead of a message`,
    era: 'both',
    status: 400,
    outcome: INVALID,
    request: (era) => withBody(era, body),
  };
}

function invalid(input: string, body: Record<string, unknown>): BadInput {
  return {
    input,
    era: 'both',
    status: 400,
    outcome: INVALID,
    request: (era) => message(era, 'tools/list', {}, { body }),
  };
}

function unknown(input: string, method: string, shown = method): BadInput[] {
  return [
    notFound(input, 'legacy', method, shown),
    notFound(input, 'modern', method, shown),
  ];
}

function notFound(
  input: string,
  era: 'legacy' | 'modern',
  method: string,
  shown = method,
): BadInput {
  return {
    input,
    era,
    status: era === 'legacy' ? 200 : 404,
    outcome: error(-32601, `Method not found: ${shown}`),
    request: () => message(era, method),
  };
}
