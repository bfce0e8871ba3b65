import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { createResponseFacade } from '../../lib/transports/http/response-facade.js';

type Loose = Record<string, (...args: unknown[]) => unknown> & {
  statusCode: number;
  statusMessage: string;
  headersSent: boolean;
  writableEnded: boolean;
  locals: unknown;
  raw: Loose;
};

class Express extends ServerResponse {
  status(code: number) {
    this.statusCode = code;
    return this;
  }
  json(body: unknown) {
    return this.end(JSON.stringify(body));
  }
  set(name: string, value: string) {
    this.setHeader(name, value);
    return this;
  }
}

class Reply {
  readonly sent = false;
  readonly headersSet: Record<string, unknown> = {};
  constructor(readonly raw: ServerResponse) {}
  header(name: string, value: unknown) {
    this.headersSet[name] = value;
    return this;
  }
  code() {
    throw new Error('must not be called');
  }
  // oxlint-disable-next-line unicorn/no-thenable -- Fastify's reply is one
  then() {
    throw new Error('must not be awaited');
  }
}

function facadeOf(target: object) {
  const { response, recorded } = createResponseFacade(target);
  return { facade: response as Loose, recorded };
}

function express() {
  const real = new Express(new IncomingMessage(new Socket()));
  return { real, ...facadeOf(real) };
}

describe('the response facade', () => {
  it('records status and body, and sends neither', () => {
    const { real, facade, recorded } = express();
    const chained = facade['status']?.(418) as Loose;
    chained['json']?.({ message: 'no' });
    expect([recorded.status, recorded.body, recorded.ended]).toEqual([
      418,
      { message: 'no' },
      true,
    ]);
    expect([
      facade.statusCode,
      facade.headersSent,
      facade.writableEnded,
    ]).toEqual([418, true, true]);
    expect([real.statusCode, real.headersSent, real.writableEnded]).toEqual([
      200,
      false,
      false,
    ]);
  });

  it('lets headers through, in chains', () => {
    const { real, facade, recorded } = express();
    const chained = facade['set']?.('x-a', '1') as Loose;
    expect(chained).toBe(facade);
    const again = chained['status']?.(401) as Loose;
    again['setHeader']?.('x-b', '2');
    facade['writeHead']?.(403, 'No', { 'x-c': '3' });
    facade['writeHead']?.(403);
    expect(real.getHeaders()).toEqual({ 'x-a': '1', 'x-b': '2', 'x-c': '3' });
    expect(recorded.status).toBe(403);
  });

  it('starts clean after a reset', () => {
    const { facade, recorded } = express();
    facade['sendStatus']?.(401);
    recorded.reset();
    expect([recorded.status, recorded.body, recorded.ended]).toEqual([
      undefined,
      undefined,
      false,
    ]);
    expect(facade.statusCode).toBe(200);
  });

  it.each<[string, unknown[], number | undefined]>([
    ['redirect', ['/login'], 302],
    ['redirect', [301, '/login'], 301],
    ['redirect', ['/login', 307], 307],
    ['sendStatus', [401], 401],
    ['callNotFound', [], 404],
    ['render', ['view'], undefined],
    ['sendFile', ['/x'], undefined],
    ['destroy', [], undefined],
    ['end', [], undefined],
  ])('takes %s(%j) for an answer', (method, args, status) => {
    const { facade, recorded } = express();
    facade[method]?.(...args);
    expect([recorded.ended, recorded.status]).toEqual([true, status]);
  });

  it.each(['hijack', 'flushHeaders', 'writeProcessing'])(
    'does nothing on %s',
    (method) => {
      const { facade, recorded } = express();
      expect(facade[method]?.()).toBe(facade);
      expect(recorded.ended).toBe(false);
    },
  );

  it('tells who pipes into it that all went well', async () => {
    const { facade, recorded } = express();
    expect(facade['write']?.('a')).toBe(true);
    await new Promise((resolve) => facade['end']?.('b', 'utf8', resolve));
    await new Promise((resolve) => facade['end']?.(resolve));
    expect(recorded.body).toBe('a');
  });

  it('takes statusCode and drops statusMessage; other members are the real ones', () => {
    const { real, facade, recorded } = express();
    facade.statusCode = 404;
    facade.statusMessage = 'nope';
    facade.locals = { a: 1 };
    facade['status']?.('text');
    expect(recorded.status).toBe(404);
    expect(real.statusMessage).toBeUndefined();
    expect(Reflect.get(real, 'locals')).toEqual({ a: 1 });
    expect(facade.locals).toEqual({ a: 1 });
  });

  it('wraps the raw response of Fastify the same way, and cannot be awaited', async () => {
    const reply = new Reply(express().real);
    const { facade, recorded } = facadeOf(reply);
    expect(facade['header']?.('x-a', 1)).toBe(facade);
    facade['code']?.(429);
    expect(await Promise.resolve(facade as unknown)).toBe(facade);
    facade.raw['end']?.('x');
    expect(facade.raw).toBe(facade.raw);
    expect([recorded.status, recorded.body, recorded.ended]).toEqual([
      429,
      'x',
      true,
    ]);
    expect(reply.raw.writableEnded).toBe(false);
    expect(reply.headersSet).toEqual({ 'x-a': 1 });
  });

  it('sets no headers where a response has no way to', () => {
    const { facade, recorded } = facadeOf({});
    facade['writeHead']?.(500, { 'x-a': '1' });
    expect(recorded.status).toBe(500);
  });
});
