import { MODERN } from './fixtures.js';
import type { Random } from './random.js';
import type { Message } from './generated-message.js';

const ACCEPT = 'application/json, text/event-stream';

/** The HTTP headers a message is sent with, mostly those it needs. */
export function headersOf(
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
