import {
  type BadInput,
  call,
  error,
  toolResult,
  withBody,
} from '../bad-input.js';

const MIB = 1024 * 1024;
const TOO_LARGE = error(-32000, 'The body is larger than 4194304 bytes.');
const NOT_JSON = error(-32700, 'The body is not valid JSON.');
const NOT_UTF8 = error(-32700, 'The body is not valid UTF-8.');
const MEDIA_TYPE = error(
  -32000,
  'Content-Type must be application/json, in UTF-8.',
);
const ENCODING = error(
  -32000,
  'Content-Encoding is not supported; send the body as it is.',
);
const SPLIT = 'Tromsø – 東京 – 🌦️';

/** Bodies that are no message at all, and how they are packed. */
export const BODY_ROWS: readonly BadInput[] = [
  malformed('a body that is no JSON', 'hello'),
  malformed(
    'JSON cut off in the middle',
    '{"jsonrpc":"2.0","id":1,"method":"ping"',
  ),
  malformed(
    'JSON with something behind it',
    '{"jsonrpc":"2.0","id":1,"method":"ping"} {}',
  ),
  malformed(
    'JSON with a trailing comma',
    '{"jsonrpc":"2.0","id":1,"method":"ping",}',
  ),
  malformed(
    'JSON with a raw line break in a text',
    '{"jsonrpc":"2.0","id":"1\n2","method":"ping"}',
  ),
  malformed('an empty body', ''),
  {
    input: 'bytes that are no UTF-8',
    era: 'both',
    status: 400,
    outcome: NOT_UTF8,
    wireOnly: true,
    request: (era) => withBody(era, Buffer.from([0x22, 0xc3, 0x28, 0x22])),
  },
  {
    input: 'UTF-16',
    era: 'both',
    status: 400,
    outcome: NOT_UTF8,
    wireOnly: true,
    request: (era) =>
      withBody(era, Buffer.from('\uFEFF{"jsonrpc":"2.0"}', 'utf16le')),
  },
  {
    input: 'UTF-8 characters split between packets',
    era: 'both',
    status: 200,
    outcome: toolResult(SPLIT),
    wireOnly: true,
    request: (era) => {
      const request = call(era, 'echo', { text: SPLIT });
      const [before = '', after = ''] = String(request.body).split(SPLIT);
      const split = [...Buffer.from(SPLIT)].map((byte) => Uint8Array.of(byte));
      return {
        ...request,
        body: [Buffer.from(before), ...split, Buffer.from(after)],
      };
    },
  },
  {
    input: 'a byte order mark before the JSON',
    era: 'both',
    status: 200,
    outcome: toolResult('hello'),
    request: (era) => {
      const request = call(era, 'echo', { text: 'hello' });
      return { ...request, body: `\uFEFF${String(request.body)}` };
    },
  },
  mediaType('no content type', undefined),
  mediaType('the content type text/plain', 'text/plain'),
  mediaType('the content type of a form', 'application/x-www-form-urlencoded'),
  mediaType('a content type that is none', 'json'),
  mediaType(
    'a charset other than UTF-8',
    'application/json; charset=iso-8859-1',
  ),
  encoded('a body packed with gzip', 'gzip'),
  encoded('an unknown content encoding', 'whatever'),
  {
    input: 'a body over the limit',
    era: 'both',
    status: 413,
    outcome: TOO_LARGE,
    headers: { connection: 'close' },
    request: (era) => call(era, 'echo', { text: 'x'.repeat(4 * MIB) }),
  },
  {
    input: 'a body over the limit, in pieces of unknown number',
    era: 'both',
    status: 413,
    outcome: TOO_LARGE,
    headers: { connection: 'close' },
    wireOnly: true,
    request: (era) =>
      withBody(
        era,
        Array.from({ length: 5 }, () => Buffer.alloc(MIB, ' ')),
      ),
  },
  {
    input: 'a content length far over the limit, before the body has come',
    era: 'both',
    status: 413,
    outcome: TOO_LARGE,
    headers: { connection: 'close' },
    wireOnly: true,
    request: (era) => {
      const { headers } = call(era, 'echo', { text: 'hello' });
      return {
        headers: { ...headers, 'content-length': String(64 * MIB) },
        body: '{',
      };
    },
  },
  {
    input: 'a body just within the limit',
    era: 'both',
    status: 200,
    outcome: toolResult('hello'),
    request: (era) => {
      const request = call(era, 'echo', { text: 'hello' });
      return { ...request, body: String(request.body).padEnd(4 * MIB) };
    },
  },
];

function malformed(input: string, body: string): BadInput {
  return {
    input,
    era: 'both',
    status: 400,
    outcome: NOT_JSON,
    request: (era) => withBody(era, body),
  };
}

function mediaType(input: string, type: string | undefined): BadInput {
  return {
    input,
    era: 'both',
    status: 415,
    outcome: MEDIA_TYPE,
    request: (era) =>
      call(
        era,
        'echo',
        { text: 'hello' },
        { headers: { 'content-type': type } },
      ),
  };
}

function encoded(input: string, encoding: string): BadInput {
  return {
    input,
    era: 'both',
    status: 415,
    outcome: ENCODING,
    request: (era) =>
      call(
        era,
        'echo',
        { text: 'hello' },
        { headers: { 'content-encoding': encoding } },
      ),
  };
}
