import type { Random } from './random.js';
import { metaOf } from './generated-meta.js';

/** A JSON-RPC message, valid or not. */
export type Message = Record<string, unknown>;

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

/** One message of an era, mostly a good one. */
export function messageOf(random: Random, modern: boolean): Message {
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

function nested(levels: number): unknown {
  return {
    list: JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown,
  };
}
