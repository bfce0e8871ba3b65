import {
  type BadInput,
  error,
  message,
  NONE,
  type Outcome,
  result,
  withBody,
} from '../bad-input.js';

const PING = { jsonrpc: '2.0', id: 1, method: 'ping' };
const NOTE = { jsonrpc: '2.0', method: 'notifications/initialized' };
const HANDSHAKE = {
  jsonrpc: '2.0',
  id: 3,
  method: 'initialize',
  params: {
    protocolVersion: '2025-03-26',
    capabilities: {},
    clientInfo: { name: 'test', version: '0' },
  },
};
const INVALID_MEMBER = error(
  -32600,
  'Bad Request: JSON-RPC batch contains an invalid message',
);

/** Several messages in one request: 2025-03-26 demands it, later revisions do without. */
export const BATCH_ROWS: readonly BadInput[] = [
  batch('a batch', [PING, { ...PING, id: 2 }, NOTE], 200, [
    result('{}'),
    result('{}'),
  ]),
  batch(
    'a batch with an unknown method in it',
    [PING, { ...PING, id: 2, method: 'no' }],
    200,
    [result('{}'), error(-32601, 'Method not found: no')],
  ),
  batch('a batch of notifications', [NOTE, NOTE], 202, NONE),
  batch(
    'an empty batch',
    [],
    400,
    error(-32600, 'Bad Request: empty JSON-RPC batch'),
  ),
  batch('a batch with garbage in it', [PING, 42], 400, INVALID_MEMBER),
  batch('a batch with a batch in it', [PING, [PING]], 400, INVALID_MEMBER),
  batch(
    'a batch with a handshake in it',
    [PING, HANDSHAKE],
    400,
    error(-32600, 'An initialize request must be sent on its own.'),
  ),
  batch(
    'a batch of 101 messages',
    Array.from({ length: 101 }, (_, id) => ({ ...PING, id })),
    400,
    error(-32600, 'A batch may have at most 100 messages.'),
  ),
  {
    input: 'a batch, in a revision without batches',
    era: 'legacy',
    status: 200,
    outcome: [result('{}')],
    request: (era) => {
      const request = withBody(era, JSON.stringify([PING]));
      return {
        ...request,
        headers: { ...request.headers, 'mcp-protocol-version': '2025-11-25' },
      };
    },
  },
  {
    input: 'a batch with a modern message in it',
    era: 'modern',
    status: 400,
    outcome: error(
      -32600,
      'Bad Request: JSON-RPC batches may not contain requests for protocol revision 2026-07-28 or later',
    ),
    request: (era) => {
      const request = message(era, 'tools/list');
      return { ...request, body: `[${String(request.body)}]` };
    },
  },
];

function batch(
  input: string,
  messages: readonly unknown[],
  status: number,
  outcome: Outcome | readonly Outcome[],
): BadInput {
  return {
    input,
    era: 'legacy',
    status,
    outcome,
    request: (era) => withBody(era, JSON.stringify(messages)),
  };
}
