import type { Random } from './random.js';
import { type Message, messageOf } from './generated-message.js';
import { headersOf } from './generated-headers.js';

/** One request of the differential test, the same for both sides. */
export interface GeneratedRequest {
  readonly httpMethod: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

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

const HOSTILE = [
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"__proto__":{"a":1}}}',
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"\\u005f_proto__":1}}',
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"constructor":{"prototype":1}}}',
  '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"constructor":1,"text":"__proto__"}}',
];

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
