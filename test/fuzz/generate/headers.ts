import type { Draw } from './pools.js';
import { MODERN, type Message } from './message.js';

const ACCEPT = 'application/json, text/event-stream';

/** The header of a request by name; without those that are `undefined`. */
type Headers = Record<string, string>;

/** The HTTP headers a message is sent with, mostly those it needs. */
export function headersOf(
  draw: Draw,
  modern: boolean,
  message: Message,
): Headers {
  const { random } = draw;
  const headers: Headers = {
    'content-type': random.mostly('application/json', TYPES, 0.985),
    accept: random.mostly(ACCEPT, ACCEPTS, 0.985),
  };
  if (modern) addModern(draw, headers, message);
  else if (random.chance(0.7)) {
    headers['mcp-protocol-version'] = random.mostly(
      '2025-11-25',
      VERSIONS,
      0.97,
    );
  }
  if (random.chance(0.1)) {
    headers['authorization'] = random.pick(['Bearer a', 'Bearer b']);
  }
  if (random.chance(0.02)) headers['x-deny'] = random.pick(DENIALS);
  if (random.chance(0.01)) headers['origin'] = random.pick(ORIGINS);
  if (random.chance(0.005))
    headers['content-encoding'] = random.pick(ENCODINGS);
  if (random.chance(0.005))
    headers[random.pick(DROPPABLE)] = headerText(draw.text());
  if (random.chance(0.02)) delete headers[random.pick(DROPPABLE)];
  return headers;
}

function addModern(draw: Draw, headers: Headers, message: Message): void {
  const { random } = draw;
  const { method } = message;
  const params = recordOf(message['params']);
  const args = recordOf(params['arguments']);
  headers['mcp-protocol-version'] = random.mostly(MODERN, VERSIONS, 0.985);
  headers['mcp-method'] = mirrored(random.chance(0.985) ? method : draw.text());
  const name = params['name'] ?? params['uri'];
  if (name !== undefined) {
    headers['mcp-name'] = mirrored(random.chance(0.985) ? name : draw.text());
  }
  if (name === 'route') {
    for (const [header, key] of MIRRORED) {
      const value = random.chance(0.97) ? args[key] : draw.anything();
      if (value !== undefined) headers[header] = mirrored(value);
    }
  }
}

const TYPES = [
  'text/plain',
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'application/json; charset=latin1',
  '',
];
const ACCEPTS = ['*/*', 'application/json', 'text/event-stream', 'x/y', ''];
const VERSIONS = [MODERN, '2025-06-18', '2024-11-05', '2027-01-01', 'v999', ''];
const DENIALS = ['401', '403', '429', 'broken'];
const ORIGINS = ['http://localhost', 'https://example.com', 'null', '%'];
const ENCODINGS = ['identity', 'gzip'];
const MIRRORED = [
  ['mcp-param-region', 'region'],
  ['mcp-param-count', 'count'],
] as const;
const DROPPABLE = [
  'content-type',
  'accept',
  'mcp-protocol-version',
  'mcp-method',
  'mcp-name',
  'mcp-param-region',
];

function mirrored(value: unknown): string {
  const text =
    typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text)
    ? text
    : `=?base64?${Buffer.from(text).toString('base64')}?=`;
}

/** As much of a text as a header can carry; Node would refuse to send more. */
function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '');
}

function recordOf(value: unknown): Message {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
