import { MODERN, envelope } from './fixtures.js';
import type { Random } from './random.js';

/** One request of the differential test, the same for both sides. */
export interface GeneratedRequest {
  readonly httpMethod: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const METHODS = [
  'tools/call',
  'tools/list',
  'server/discover',
  'initialize',
  'ping',
  'logging/setLevel',
  'resources/list',
  'resources/read',
  'prompts/get',
  'completion/complete',
  'tasks/get',
  'unknown/method',
  'constructor',
];
const NOTIFICATIONS = [
  'notifications/initialized',
  'notifications/cancelled',
  'notifications/progress',
  'notifications/roots/list_changed',
  'notifications/unknown',
  'tools/call',
];
const INITIALIZE = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};
const ACCEPT = 'application/json, text/event-stream';

export function generateRequest(random: Random): GeneratedRequest {
  const modern = random.chance(0.5);
  const message = messageOf(random, modern);
  const headers = headersOf(random, modern, message);
  const body = random.chance(0.06)
    ? random.pick([
        '',
        '{',
        'null',
        '7',
        '"text"',
        '[]',
        '{}',
        'true',
        '[1]',
        '\ufeff{}',
        '  ',
        ...HOSTILE,
      ])
    : JSON.stringify(
        random.chance(0.12) ? batchOf(random, modern, message) : message,
      );
  const httpMethod = random.mostly(
    'POST',
    ['GET', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'],
    0.97,
  );
  return { httpMethod, headers, body };
}

function nested(levels: number): unknown {
  return {
    list: JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown,
  };
}

const HOSTILE = [
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"__proto__":{"a":1}}}',
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"\\u005f_proto__":1}}',
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"constructor":{"prototype":1}}}',
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"constructor":1,"text":"__proto__"}}',
];

type Message = Record<string, unknown>;

function batchOf(random: Random, modern: boolean, first: Message): unknown[] {
  const length = random.mostly(random.pick([1, 2, 3]), [0, 100, 101], 0.9);
  return Array.from({ length }, (_, index) =>
    index === 0
      ? first
      : {
          ...messageOf(random, modern && random.chance(0.1)),
          ...(random.chance(0.7) && { id: index + 10 }),
        },
  );
}

function messageOf(random: Random, modern: boolean): Message {
  if (random.chance(0.05)) return responseOf(random);
  const notification = random.chance(0.12);
  const method: unknown = notification
    ? random.pick(NOTIFICATIONS)
    : random.mostly(random.pick(METHODS), ['', 5, null], 0.98);
  const params = paramsOf(random, modern, method);
  return {
    jsonrpc: random.mostly('2.0', ['1.0', 2, undefined], 0.98),
    ...(!notification && {
      id: random.mostly(
        random.pick<unknown>([1, 'a', 0, '']),
        [null, 1.5, {}, -3, true],
        0.96,
      ),
    }),
    method,
    ...(params !== undefined && { params }),
    ...(random.chance(0.02) && { extra: 1 }),
  };
}

function responseOf(random: Random): Message {
  return {
    jsonrpc: '2.0',
    id: random.mostly<unknown>(1, [null, 'a', 1.5]),
    ...random.pick<Message>([
      { result: {} },
      { result: 5 },
      { error: { code: -32603, message: 'x' } },
      { error: { message: 'x' } },
    ]),
  };
}

function paramsOf(random: Random, modern: boolean, method: unknown): unknown {
  if (random.chance(0.03))
    return random.pick<unknown>([[], 5, null, 'text', {}]);
  const meta = metaOf(random, modern);
  const own = ownParams(random, method);
  if (meta === undefined && own === undefined) return undefined;
  return { ...own, ...(meta !== undefined && { _meta: meta }) };
}

function ownParams(random: Random, method: unknown): Message | undefined {
  switch (method) {
    case 'tools/call':
      return callParams(random);
    case 'initialize':
      return {
        ...INITIALIZE,
        ...random.mostly<Message>({}, [
          { protocolVersion: '2026-07-28' },
          { protocolVersion: '1999-01-01' },
          { protocolVersion: 5 },
          { capabilities: undefined },
          { clientInfo: { name: 'x' } },
        ]),
      };
    case 'tools/list':
      return random.mostly<Message | undefined>(
        undefined,
        [{ cursor: 'x' }, { cursor: 5 }],
        0.9,
      );
    case 'logging/setLevel':
      return {
        level: random.mostly<unknown>('info', ['loud', 5, undefined], 0.8),
      };
    case 'resources/read':
      return { uri: 'a://b' };
    case 'prompts/get':
      return { name: 'p' };
    case 'tasks/get':
      return { taskId: 't' };
    case 'notifications/cancelled':
      return { requestId: 1 };
    default:
      return undefined;
  }
}

function callParams(random: Random): Message {
  const name = random.mostly<unknown>(random.pick(['echo', 'route']), [
    'none',
    5,
    undefined,
    'Grüße',
    '',
  ]);
  const args =
    name === 'route'
      ? {
          region: random.mostly<unknown>('eu', ['é', null, undefined, 7]),
          count: random.mostly<unknown>(42, [null, 1.5, '42', 2 ** 60]),
          place: random.mostly<unknown>({ dry: true }, [
            undefined,
            5,
            { dry: null },
          ]),
        }
      : random.mostly<unknown>(
          { text: 'hello' },
          [nested(20), nested(61), nested(70)],
          0.95,
        );
  return {
    name,
    arguments: random.mostly<unknown>(
      args,
      [undefined, [], 'x', null, {}],
      0.85,
    ),
  };
}

function metaOf(random: Random, modern: boolean): unknown {
  const progress = random.mostly<Message>(
    {},
    [
      { progressToken: 1 },
      { progressToken: 'p' },
      { progressToken: {} },
      { progressToken: 1.5 },
    ],
    0.9,
  );
  if (!modern) {
    return random.mostly<unknown>(
      undefined,
      [progress, {}, 5, { 'com.example/x': 1 }],
      0.8,
    );
  }
  return {
    ...envelope(),
    ...progress,
    ...random.mostly<Message>(
      {},
      [
        { 'io.modelcontextprotocol/protocolVersion': undefined },
        { 'io.modelcontextprotocol/protocolVersion': '2027-01-01' },
        { 'io.modelcontextprotocol/protocolVersion': '2025-11-25' },
        { 'io.modelcontextprotocol/protocolVersion': 7 },
        { 'io.modelcontextprotocol/clientCapabilities': undefined },
        { 'io.modelcontextprotocol/clientCapabilities': 5 },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            roots: { listChanged: 'x' },
          },
        },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            roots: { listChanged: true },
            sampling: {},
            elicitation: { form: {} },
          },
        },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            elicitation: { form: { applyDefaults: 'x' } },
          },
        },
        {
          'io.modelcontextprotocol/clientCapabilities': {
            extensions: { 'com.example/x': { a: 1 } },
          },
        },
        { 'io.modelcontextprotocol/clientCapabilities': { experimental: 5 } },
        { 'io.modelcontextprotocol/clientInfo': undefined },
        { 'io.modelcontextprotocol/clientInfo': { name: 5 } },
        {
          'io.modelcontextprotocol/clientInfo': {
            name: 'a',
            version: '1',
            icons: [5],
          },
        },
        {
          'io.modelcontextprotocol/clientInfo': {
            name: 'a',
            version: '1',
            title: 'A',
          },
        },
        { 'io.modelcontextprotocol/logLevel': 'info' },
        { 'io.modelcontextprotocol/logLevel': 'loud' },
        { 'io.modelcontextprotocol/related-task': { taskId: 5 } },
      ],
      0.7,
    ),
  };
}

function headersOf(
  random: Random,
  modern: boolean,
  message: Message,
): Record<string, string> {
  const version = modern
    ? random.mostly<string | undefined>(
        MODERN,
        [undefined, '2025-11-25', '2027-01-01', 'v999', ` ${MODERN} `, ''],
        0.85,
      )
    : random.mostly<string | undefined>(
        random.pick([undefined, '2025-11-25', '2025-03-26']),
        ['2024-10-07', '2024-11-05', '1.0', MODERN, 'v999', ''],
        0.85,
      );
  const method = String(message['method']);
  const params = isObject(message['params']) ? message['params'] : {};
  const args = isObject(params['arguments']) ? params['arguments'] : {};
  const name = params['name'] ?? params['uri'] ?? params['taskId'];
  const sent = {
    'content-type': random.mostly<string | undefined>(
      'application/json',
      [
        undefined,
        'text/plain',
        'application/json; charset=utf-8',
        'APPLICATION/JSON',
        'application/json; charset=latin1',
        'application/json;',
        'text/plain; a=application/json',
        'application/json, text/plain',
      ],
      0.93,
    ),
    accept: random.mostly<string | undefined>(
      ACCEPT,
      [
        undefined,
        '*/*',
        'application/json',
        'text/event-stream',
        'text/event-stream, application/json',
        'application/*, text/*',
        'application/json;q=0, text/event-stream',
        'text/html',
        'application/json;q=0.5,text/event-stream;q=0.1',
      ],
      0.9,
    ),
    'content-encoding': random.mostly<string | undefined>(
      undefined,
      ['identity', 'gzip'],
      0.98,
    ),
    'mcp-protocol-version': version,
    'mcp-method':
      modern || random.chance(0.05)
        ? random.mostly<string | undefined>(
            method,
            [undefined, 'tools/list', method.toUpperCase(), ` ${method} `],
            0.88,
          )
        : undefined,
    'mcp-name':
      modern && typeof name === 'string'
        ? random.mostly<string | undefined>(
            mirrored(name),
            [
              undefined,
              'other',
              '=?base64?!!?=',
              '=?base64?=',
              ` ${mirrored(name)}\t`,
              '=?base64?ZWNobw==?=',
            ],
            0.85,
          )
        : random.mostly<string | undefined>(undefined, ['x'], 0.95),
    'mcp-param-region': modern
      ? random.mostly<string | undefined>(
          mirrored(text(args['region'], 'eu')),
          [undefined, 'us', '=?base64?ZXU=?=', '=?base64?ZXU?='],
          0.8,
        )
      : undefined,
    'mcp-param-count': modern
      ? random.mostly<string | undefined>(
          text(args['count'], '42'),
          [undefined, '42.0', '43', 'x', '0x2a'],
          0.8,
        )
      : undefined,
    'mcp-param-dry': modern
      ? random.mostly<string | undefined>(
          'true',
          [undefined, 'false', 'TRUE'],
          0.8,
        )
      : undefined,
  };
  return Object.fromEntries(
    Object.entries(sent).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : otherwise;
}

function mirrored(text: string): string {
  return /^[\x20-\x7e]*$/.test(text)
    ? text
    : `=?base64?${Buffer.from(text).toString('base64')}?=`;
}

function isObject(value: unknown): value is Message {
  return typeof value === 'object' && value !== null;
}
