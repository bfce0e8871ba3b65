import { Logger } from '@nestjs/common';
import { McpException } from '../../lib/errors/mcp.exception.js';
import {
  type FaultKind,
  ProtocolFault,
} from '../../lib/errors/protocol-fault.js';
import type { McpExchange } from '../../lib/exchange/mcp-exchange.js';
import type { Executor } from '../../lib/execution/executor.js';
import { dispatcherOf, envelope, tool } from '../protocol/fixtures.js';
import {
  PLATFORMS,
  closeApps,
  headersFor,
  raw,
  startApp,
} from './app.fixture.js';

const call = {
  jsonrpc: '2.0',
  id: 7,
  method: 'tools/call',
  params: { name: 'echo', arguments: {}, _meta: envelope() },
};
const legacyCall = { ...call, params: { name: 'echo', arguments: {} } };

type CallTool = Executor['callTool'];
const deny =
  (kind: FaultKind, status?: number): CallTool =>
  () =>
    Promise.reject(new ProtocolFault(kind, 'no', undefined, status));
const setHeader = (exchange: McpExchange, name: string, value: string) => {
  const response = exchange.channel.http?.response ?? {};
  const set: unknown =
    Reflect.get(response, 'header') ?? Reflect.get(response, 'setHeader');
  if (typeof set === 'function') set(name, value);
};
const bytes = (text: string) => new TextEncoder().encode(text);

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = (
    callTool?: CallTool,
    more: {
      maxBodySize?: number;
      allowedHosts?: string[];
      allowedOrigins?: string[];
    } = {},
  ) =>
    startApp({
      platform,
      dispatcher: dispatcherOf([tool('echo')], callTool && { callTool }),
      options: more,
    });

  describe('turns a refusal into', () => {
    it.each<[FaultKind, number, string, string | null]>([
      ['unauthenticated', 401, 'www-authenticate', 'Bearer'],
      ['forbidden', 403, 'www-authenticate', null],
      ['throttled', 429, 'retry-after', '1'],
      ['missing-capability', 400, 'retry-after', null],
      ['internal', 500, 'retry-after', null],
    ])('%s → %i', async (kind, status, header, value) => {
      const { post } = await start(deny(kind));
      const response = await post(call);
      expect(response.status).toBe(status);
      expect(response.headers.get(header)).toBe(value);
      expect(await response.json()).toMatchObject({
        id: 7,
        error: { message: 'no' },
      });
    });

    it('the status a guard asked for', async () => {
      const { post } = await start(deny('refused', 451));
      expect((await post(call)).status).toBe(451);
    });

    it('the headers a guard set rather than its own', async () => {
      const { post } = await start(async (_tool, exchange) => {
        setHeader(exchange, 'WWW-Authenticate', 'DPoP');
        setHeader(exchange, 'Retry-After', '30');
        throw new ProtocolFault(
          exchange.message.id === 7 ? 'unauthenticated' : 'throttled',
          'no',
        );
      });
      expect((await post(call)).headers.get('www-authenticate')).toBe('DPoP');
      expect((await post({ ...call, id: 8 })).headers.get('retry-after')).toBe(
        '30',
      );
    });

    it('401 for a notification, too', async () => {
      const { post } = await startApp({
        platform,
        dispatcher: dispatcherOf([], {
          runEndpoint: () =>
            Promise.reject(new ProtocolFault('unauthenticated', 'no')),
        }),
      });
      const response = await post({
        jsonrpc: '2.0',
        method: 'notifications/initialized',
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ id: null });
    });
  });

  it('keeps errors of handlers in band', async () => {
    const { post } = await start((_tool, exchange) =>
      Promise.reject(
        exchange.message.id === 7
          ? new McpException(-32020, 'mine')
          : new Error('secret'),
      ),
    );
    const own = await post(call);
    expect([own.status, await own.json()]).toMatchObject([
      200,
      { error: { code: -32020, message: 'mine' } },
    ]);
    const unexpected = await post({ ...call, id: 8 });
    expect(unexpected.status).toBe(200);
    expect(await unexpected.text()).not.toContain('secret');
  });

  it('gives −32021 its 400 whoever raised it, in the modern era', async () => {
    const { post } = await start(() =>
      Promise.reject(new McpException(-32021, 'needs sampling')),
    );
    expect((await post(call)).status).toBe(400);
    expect((await post(legacyCall)).status).toBe(200);
  });

  it('answers an unknown method with 404 in the modern era only', async () => {
    const { post } = await start();
    const unknown = { jsonrpc: '2.0', id: 1, method: 'x/y' };
    expect((await post(unknown)).status).toBe(200);
    expect(
      (await post({ ...unknown, params: { _meta: envelope() } })).status,
    ).toBe(404);
  });

  it('accepts notifications and stray responses with 202 and no body', async () => {
    const { post } = await start();
    for (const message of [
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 1, result: {} },
    ]) {
      const response = await post(message);
      expect([response.status, await response.text()]).toEqual([202, '']);
    }
  });

  describe('with a batch', () => {
    const batch = [
      legacyCall,
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 8, method: 'x/y' },
    ];

    it('answers an array in order', async () => {
      const { post } = await start();
      const response = await post(batch);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject([
        { id: 7, result: {} },
        { id: 8, error: { code: -32601 } },
      ]);
    });

    it('sends each answer as an event once something was said', async () => {
      const { post } = await start(async (_tool, exchange) => {
        exchange.notify('notifications/progress', { progress: 1 });
        return { content: [] };
      });
      const events = (await (await post(batch)).text())
        .split('\n\n')
        .filter(Boolean);
      expect(events).toHaveLength(3);
    });

    it('has the status of the refusal when all of it was refused', async () => {
      const { post } = await start(deny('unauthenticated'));
      const response = await post([legacyCall, { ...legacyCall, id: 8 }]);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect((await post(batch)).status).toBe(200);
    });

    it('refuses more than 100 messages, and a handshake among others', async () => {
      const { post } = await start();
      const many = Array.from({ length: 101 }, (_, id) => ({
        jsonrpc: '2.0',
        id,
        method: 'ping',
      }));
      expect((await post(many)).status).toBe(400);
      expect((await post(many.slice(1))).status).toBe(200);
      const initialize = {
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-03-26',
          capabilities: {},
          clientInfo: { name: 'a', version: '1' },
        },
      };
      expect(
        (await post([initialize, { jsonrpc: '2.0', id: 2, method: 'ping' }]))
          .status,
      ).toBe(400);
      expect((await post([initialize])).status).toBe(200);
    });
  });

  describe('checks Host and Origin', () => {
    it.each([
      [{ host: 'evil.example.com' }, 403],
      [{ host: 'localhost:1' }, 200],
      [{ host: '[::1]:80' }, 200],
      [{ host: '127.0.0.1.evil.example.com' }, 403],
      [{ host: 'api.example.com:8443' }, 200],
      [{ host: 'api.example.com', origin: 'https://api.example.com' }, 200],
      [{ origin: 'http://evil.example.com' }, 403],
      [{ origin: 'null' }, 403],
      [{ origin: 'http://localhost.evil.example.com' }, 403],
      [{ origin: 'http://localhost:5173' }, 200],
      [{ origin: 'http://127.8.8.8' }, 200],
      [{ origin: 'http://[::1]:9' }, 200],
      [{ origin: 'https://app.example.com' }, 200],
      [{ origin: 'https://app.example.com:444' }, 403],
    ])('%j → %i', async (headers, status) => {
      const { port } = await start(undefined, {
        allowedHosts: ['API.example.com'],
        allowedOrigins: ['https://app.example.com'],
      });
      const response = await raw(port, {
        headers: { ...headersFor(call), ...headers },
        chunks: [bytes(JSON.stringify(call))],
      });
      expect(response.status).toBe(status);
      if (status === 403)
        expect(JSON.parse(response.body)).toMatchObject({
          error: { code: -32000 },
        });
    });

    it('lets any origin in with *', async () => {
      const { post } = await start(undefined, { allowedOrigins: ['*'] });
      expect((await post(call, { origin: 'null' })).status).toBe(200);
    });
  });

  describe('reads the body', () => {
    it('with characters split between chunks, and a byte order mark', async () => {
      let args: unknown;
      const { port } = await start(async (_tool, _exchange, given) => {
        args = given;
        return { content: [] };
      });
      const text = JSON.stringify({
        ...legacyCall,
        params: { name: 'echo', arguments: { text: 'Grüße 🎉' } },
      });
      const all = bytes(`\ufeff${text}`);
      const chunks = Array.from(all, (_, at) => all.subarray(at, at + 1))
        .slice(0, 3)
        .concat(
          Array.from({ length: Math.ceil((all.length - 3) / 7) }, (_, at) =>
            all.subarray(3 + at * 7, 10 + at * 7),
          ),
        );
      const response = await raw(port, {
        headers: headersFor(legacyCall),
        chunks,
      });
      expect(response.status).toBe(200);
      expect(args).toEqual({ text: 'Grüße 🎉' });
    });

    it('and refuses bytes that are no UTF-8', async () => {
      const { port } = await start();
      const response = await raw(port, {
        headers: headersFor(call),
        chunks: [new Uint8Array([0x22, 0xff, 0x22])],
      });
      expect([response.status, JSON.parse(response.body)]).toMatchObject([
        400,
        { error: { code: -32700 } },
      ]);
    });

    it('and refuses compressed ones', async () => {
      const { post } = await start();
      expect((await post(call, { 'content-encoding': 'gzip' })).status).toBe(
        415,
      );
      expect(
        (await post(call, { 'content-encoding': 'identity' })).status,
      ).toBe(200);
    });

    it.each([150, 1000, 5_000_000])(
      'up to its limit: %i bytes are too large',
      async (size) => {
        const { port } = await start(undefined, { maxBodySize: 100 });
        const text = bytes('x'.repeat(size));
        const sizings: Record<string, string>[] = [
          { 'content-length': String(size) },
          { 'transfer-encoding': 'chunked' },
        ];
        for (const sizing of sizings) {
          const response = await raw(port, {
            headers: { ...headersFor(call), ...sizing },
            chunks: [text.subarray(0, 120), text.subarray(120)],
          });
          expect(response.status).toBe(413);
          expect(response.headers['connection']).toBe('close');
          expect(JSON.parse(response.body)).toMatchObject({
            id: null,
            error: { code: -32000 },
          });
        }
      },
    );

    it('and answers 413 to a client that stops sending beyond the limit', async () => {
      const { port } = await start(undefined, { maxBodySize: 100 });
      const { connect } = await import('node:net');
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 180\r\n\r\n${'x'.repeat(120)}`,
          );
        });
        let text = '';
        socket
          .on('data', (part) => (text += part.toString()))
          .on('close', () => resolve(text));
      });
      expect(answer).toMatch(/^HTTP\/1.1 413/);
    });

    it('and lets an upload that was cut off go unanswered', async () => {
      let calls = 0;
      const { port, post } = await start(async () => {
        calls += 1;
        return { content: [] };
      });
      const { connect } = await import('node:net');
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a":',
          );
          setTimeout(() => socket.destroy(), 30);
        });
        socket.on('close', () => resolve());
      });
      expect((await post(call)).status).toBe(200);
      expect(calls).toBe(1);
    });
  });

  it.each([
    ['application/json', 406],
    ['text/event-stream', 406],
    ['*/*', 200],
    ['APPLICATION/*, text/event-stream;q=0.1', 200],
    ['*/*, text/event-stream;q=0', 406],
    ['application/json;p="a,b", text/*', 200],
  ])(
    'takes Accept: %s on legacy requests as %i, and any on modern ones',
    async (accept, status) => {
      const { post } = await start();
      expect((await post(legacyCall, { accept })).status).toBe(status);
      expect((await post(call, { accept })).status).toBe(200);
    },
  );

  it('drops notifications for a client that takes no stream', async () => {
    const { post } = await start(async (_tool, exchange) => {
      exchange.notify('notifications/progress', { progress: 1 });
      return { content: [] };
    });
    const response = await post(call, { accept: 'application/json' });
    expect(await response.json()).toMatchObject({ id: 7, result: {} });
  });

  describe('when the client goes away', () => {
    const goAway = async (message: unknown) => {
      let aborted: boolean | undefined;
      let entered = (): void => undefined;
      const inside = new Promise<void>((resolve) => (entered = resolve));
      let finish = (): void => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const { url } = await start(async (_tool, exchange) => {
        const { signal } = exchange;
        entered();
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
          setTimeout(resolve, 200);
        });
        aborted = signal.aborted;
        exchange.notify('notifications/progress', { progress: 1 });
        finish();
        return { content: [] };
      });
      const gone = new AbortController();
      const answer = fetch(url, {
        method: 'POST',
        headers: headersFor(message),
        body: JSON.stringify(message),
        signal: gone.signal,
      });
      await inside;
      gone.abort();
      await expect(answer).rejects.toThrow();
      await finished;
      return aborted;
    };

    it('aborts a modern call', async () =>
      expect(await goAway(call)).toBe(true));
    it('lets a legacy call run', async () =>
      expect(await goAway(legacyCall)).toBe(false));
  });

  it('stops a legacy call its caller cancels, and ends the response without an answer', async () => {
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    let reason: unknown;
    const { post } = await startApp({
      platform,
      dispatcher: dispatcherOf(
        [tool('echo')],
        {
          callTool: (_tool, exchange) => {
            exchange.signal.addEventListener(
              'abort',
              () => (reason = exchange.signal.reason),
            );
            entered();
            return new Promise(() => undefined);
          },
        },
        {
          principal: ({ channel }) =>
            String(
              Reflect.get(
                Reflect.get(channel.http?.request ?? {}, 'headers') as object,
                'x-user',
              ),
            ),
        },
      ),
    });
    const answer = post(legacyCall, { 'x-user': 'ann' });
    await inside;
    const cancel = {
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: 7, reason: 'bored' },
    };
    await post(cancel, { 'x-user': 'bob' });
    expect(reason).toBeUndefined();
    await post(cancel, { 'x-user': 'ann' });
    expect(String(reason)).toContain('bored');
    const response = await answer;
    expect([
      response.status,
      response.headers.get('content-type'),
      await response.text(),
    ]).toEqual([200, 'text/event-stream', '']);
  });

  it('ends streams and running calls when it closes, and serves nobody after', async () => {
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const signals: AbortSignal[] = [];
    const { post, mount } = await start((_tool, exchange) => {
      signals.push(exchange.signal);
      if (exchange.message.id === 8)
        exchange.notify('notifications/progress', { progress: 1 });
      if (signals.length === 2) entered();
      return new Promise(() => undefined);
    });
    const unary = post(call);
    const stream = post({ ...call, id: 8 });
    await inside;
    mount.transport.close();
    expect((await unary).status).toBe(503);
    expect(await (await stream).text()).toContain('shutting down');
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect((await post(call)).status).toBe(503);
  });

  it('answers what nobody foresaw with 500', async () => {
    const dispatcher = dispatcherOf([tool('echo')]);
    dispatcher.dispatch = () => Promise.reject(new Error('secret'));
    const { post } = await startApp({ platform, dispatcher });
    const response = await post(call);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe(
      '{"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":"Internal error"}}',
    );
  });

  it('says nothing more when something else has answered', async () => {
    const { post } = await start(async (_tool, exchange) => {
      const request: unknown = exchange.channel.http?.request;
      const own = Reflect.get(
        request as object,
        platform === 'express' ? 'res' : 'raw',
      ) as { res?: unknown; end?: (text: string) => void };
      if (platform === 'express') own.end?.('mine');
      return { content: [] };
    });
    const response = await post(call);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(
      platform === 'express' ? 'mine' : 'result',
    );
  });
});

describe('a body that a middleware read first', () => {
  it.each([
    ['text', JSON.stringify(legacyCall), 200],
    ['bytes', bytes(JSON.stringify(legacyCall)), 200],
    ['nothing', undefined, 400],
    ['what no JSON has', { ...legacyCall, params: [] }, 400],
  ])('is taken as it was left: %s', async (_name, left, status) => {
    const { post } = await startApp({
      platform: 'express',
      dispatcher: dispatcherOf([tool('echo')]),
      configure: (app) =>
        app.use(
          (
            request: NodeJS.ReadableStream & { body?: unknown },
            _response: unknown,
            next: () => void,
          ) => {
            request.on('end', () => {
              request.body = left;
              next();
            });
            request.resume();
          },
        ),
    });
    expect((await post(legacyCall)).status).toBe(status);
  });
});
