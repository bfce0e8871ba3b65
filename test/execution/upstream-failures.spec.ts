import {
  GatewayTimeoutException,
  ServiceUnavailableException,
} from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { lastValueFrom, NEVER, timeout } from 'rxjs';
import { text } from './results.fixture.js';
import { returning, type Returning } from './returning.fixture.js';

const TIMED_OUT = 'Upstream request timed out, please retry.';
const RATE_LIMITED = 'Rate limited by the upstream API, please retry later.';

const failure =
  (more: object, message = 'secret') =>
  () => {
    throw Object.assign(new Error(message), more);
  };
const caused = (cause: unknown) => () => {
  throw new TypeError('fetch failed', { cause });
};

let silent: Server;
let url: string;

const TIMEOUTS: readonly [string, () => unknown][] = [
  [
    'fetch with a time limit',
    () => fetch(url, { signal: AbortSignal.timeout(20) }),
  ],
  ['RxJS', () => lastValueFrom(NEVER.pipe(timeout(5)))],
  [
    'fetch, connecting',
    caused(Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' })),
  ],
  ['undici, waiting for headers', failure({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
  ['undici, reading the body', failure({ code: 'UND_ERR_BODY_TIMEOUT' })],
  ['a socket', failure({ code: 'ETIMEDOUT' })],
  ['an older client', failure({ code: 'ESOCKETTIMEDOUT' })],
  ['axios', failure({ code: 'ECONNABORTED' }, 'timeout of 50ms exceeded')],
  ['a gateway', failure({ response: { status: 504 } })],
  [
    'the handler itself',
    () => {
      throw new GatewayTimeoutException('secret');
    },
  ],
];

const RATE_LIMITS: readonly [string, () => unknown][] = [
  ['axios', failure({ response: { status: 429 } })],
  ['a client with a status', failure({ status: 429 })],
  ['a client with a status code', failure({ statusCode: 429 })],
  [
    'a client behind another',
    caused(Object.assign(new Error(), { status: 429 })),
  ],
];

const MASKED: readonly [string, () => unknown][] = [
  [
    'an aborted connection',
    failure({ code: 'ECONNABORTED' }, 'socket hang up'),
  ],
  ['a refused connection', failure({ code: 'ECONNREFUSED' })],
  [
    'a status of its own',
    () => {
      throw new ServiceUnavailableException('secret');
    },
  ],
  [
    'a cause without end',
    () => {
      const error = new Error('secret');
      error.cause = error;
      throw error;
    },
  ],
  [
    'a cause that cannot be read',
    () => {
      throw Object.defineProperty(new Error('secret'), 'cause', {
        get() {
          throw new Error('worse');
        },
      });
    },
  ],
];

describe('a failure of something a tool calls', () => {
  let app: Returning;

  beforeAll(async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((listening) =>
      silent.listen(0, '127.0.0.1', listening),
    );
    // A server that listens on a port has an address with one.
    const { port } = Object(silent.address());
    url = `http://127.0.0.1:${port}/`;
    app = await returning({
      ...named('timeout', TIMEOUTS),
      ...named('limit', RATE_LIMITS),
      ...named('masked', MASKED),
    });
  });

  afterAll(async () => {
    await app.close();
    silent.closeAllConnections();
    silent.close();
  });

  it.each(TIMEOUTS)('that took too long is told: %s', async (what) => {
    expect(await app.resultOf(`timeout ${what}`)).toEqual({
      content: text(TIMED_OUT),
      isError: true,
    });
  });

  it.each(RATE_LIMITS)(
    'that had too many requests is told: %s',
    async (what) => {
      expect(await app.resultOf(`limit ${what}`)).toEqual({
        content: text(RATE_LIMITED),
        isError: true,
      });
    },
  );

  it.each(MASKED)('of another kind is masked: %s', async (what) => {
    const { content } = await app.resultOf(`masked ${what}`);

    expect(JSON.stringify(content)).toMatch(/Internal error \(log reference/);
    expect(JSON.stringify(content)).not.toContain('secret');
  });
});

function named(kind: string, rows: readonly [string, () => unknown][]) {
  return Object.fromEntries(
    rows.map(([what, value]) => [`${kind} ${what}`, value]),
  );
}
