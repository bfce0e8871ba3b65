import { ApplicationConfig } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { HttpTransport } from '../../lib/transports/http/http-transport.js';
import { mountHttp } from '../../lib/transports/http/mount.js';
import {
  Controller,
  All,
  type INestApplication,
  VersioningType,
} from '@nestjs/common';
import compression from 'compression';
import { dispatcherOf, envelope, tool } from '../protocol/fixtures.js';
import {
  PLATFORMS,
  type Settings,
  closeApps,
  startApp,
} from './app.fixture.js';

const call = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'echo', arguments: {}, _meta: envelope() },
};
const legacyList = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

afterEach(closeApps);

describe.each(PLATFORMS)('an endpoint mounted on %s', (platform) => {
  const start = (more: Partial<Settings> = {}) =>
    startApp({ platform, dispatcher: dispatcherOf([tool('echo')]), ...more });

  it('answers both eras with one JSON body', async () => {
    const { post } = await start();
    const modern = await post(call);
    expect(modern.status).toBe(200);
    expect(modern.headers.get('content-type')).toMatch(/^application\/json/);
    expect(Number(modern.headers.get('content-length'))).toBeGreaterThan(0);
    expect(await modern.json()).toMatchObject({
      id: 1,
      result: { resultType: 'complete' },
    });
    const legacy = await post(legacyList);
    expect(await legacy.json()).toMatchObject({
      result: { tools: [{ name: 'echo' }] },
    });
  });

  it.each(['GET', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'])(
    'answers %s with 405',
    async (method) => {
      const { url } = await start();
      const response = await fetch(url, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
      expect(await response.json()).toMatchObject({
        id: null,
        error: { code: -32000 },
      });
    },
  );

  it("takes a body larger than the limit of the app's own parser, which stays as it is", async () => {
    const { url, post } = await start();
    const big = {
      ...call,
      params: { ...call.params, arguments: { text: 'x'.repeat(2_000_000) } },
    };
    expect((await post(big)).status).toBe(200);
    const rest = await fetch(url.replace('/mcp', '/echo'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(2_000_000) }),
    });
    expect(rest.status).toBe(413);
  });

  it('leaves the bodies of other routes to the app', async () => {
    const { url } = await start();
    const response = await fetch(url.replace('/mcp', '/echo'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await response.json()).toEqual({ body: { a: 1 } });
  });

  it('answers a body that is no JSON in the words of the protocol', async () => {
    const { post } = await start();
    const response = await post('{');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      id: null,
      error: { code: -32700 },
    });
  });

  it.each([undefined, 'text/plain', '/', 'a/b;c'])(
    'answers content type %p with 415',
    async (type) => {
      const { url } = await start();
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...(type !== undefined && { 'content-type': type }) },
        body: new TextEncoder().encode('{}'),
      });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ error: { code: -32000 } });
    },
  );

  it('serves a slash at the end, too', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(legacyList),
    });
    expect(response.status).toBe(200);
  });

  it.each<[string, (app: INestApplication) => void, Partial<Settings>, string]>(
    [
      ['a global prefix', (app) => app.setGlobalPrefix('api'), {}, '/api/mcp'],
      [
        'an exclusion from it',
        (app) => app.setGlobalPrefix('api', { exclude: ['mcp'] }),
        {},
        '/mcp',
      ],
      [
        'versioning, neutrally',
        (app) =>
          app.enableVersioning({
            type: VersioningType.URI,
            defaultVersion: '1',
          }),
        {},
        '/mcp',
      ],
      [
        'a version of its own',
        (app) => app.enableVersioning({ type: VersioningType.URI }),
        { version: '2' },
        '/v2/mcp',
      ],
      [
        'a parameter',
        () => undefined,
        { path: '/tenants/:tenant/mcp' },
        '/tenants/:tenant/mcp',
      ],
    ],
  )(
    'is where a controller would be with %s',
    async (_name, configure, more, path) => {
      const { mount, url } = await start({ configure, ...more });
      expect(mount.endpoint?.paths).toEqual([path]);
      const response = await fetch(url.replace(':tenant', 'a'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...legacyList, pad: undefined }),
      });
      expect(response.status).toBe(200);
      expect(mount.endpoint?.matches(path.replace(':tenant', 'a'))).toBe(true);
      expect(mount.endpoint?.matches('/health')).toBe(false);
    },
  );

  it("is behind the app's middleware", async () => {
    const { post } = await start({
      configure: (app) =>
        app.use(
          (
            _request: unknown,
            response: { setHeader(name: string, value: string): void },
            next: () => void,
          ) => {
            response.setHeader('x-app', '1');
            next();
          },
        ),
    });
    expect((await post(call)).headers.get('x-app')).toBe('1');
  });

  it("lets CORS answer the preflight, and exposes the protocol's headers", async () => {
    const { url, post } = await start({
      configure: (app) =>
        app.enableCors({ exposedHeaders: ['x-app', 'WWW-Authenticate'] }),
      options: { allowedOrigins: ['https://app.example.com'] },
    });
    const origin = 'https://app.example.com';
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'mcp-method',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'mcp-method',
    );
    const response = await post(call, { origin });
    expect(
      response.headers
        .get('access-control-expose-headers')
        ?.toLowerCase()
        .replaceAll(', ', ',')
        .split(',')
        .sort(),
    ).toEqual([
      'mcp-protocol-version',
      'mcp-session-id',
      'www-authenticate',
      'x-app',
    ]);
  });

  it('exposes nothing without CORS', async () => {
    const { post } = await start();
    expect(
      (await post(call)).headers.has('access-control-expose-headers'),
    ).toBe(false);
  });

  it('gives guards the message as the body', async () => {
    let body: unknown;
    const { post } = await start({
      dispatcher: dispatcherOf([tool('echo')], {
        callTool: async (_tool, exchange) => {
          body = Reflect.get(exchange.channel.http?.request ?? {}, 'body');
          return { content: [] };
        },
      }),
    });
    await post(call);
    expect(body).toEqual(call);
  });

  it('keeps headers that guards set, on JSON and on streams', async () => {
    const { post } = await start({
      dispatcher: dispatcherOf([tool('echo'), tool('talk')], {
        callTool: async ({ name }, exchange) => {
          const response = exchange.channel.http?.response ?? {};
          const set: unknown = Reflect.get(
            response,
            platform === 'express' ? 'setHeader' : 'header',
          );
          if (typeof set === 'function') set('x-guard', '1');
          if (name === 'talk')
            exchange.notify('notifications/progress', { progress: 1 });
          return { content: [] };
        },
      }),
    });
    expect((await post(call)).headers.get('x-guard')).toBe('1');
    const stream = await post({
      ...call,
      params: { ...call.params, name: 'talk' },
    });
    expect(stream.headers.get('x-guard')).toBe('1');
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    const events = (await stream.text()).split('\n\n').filter(Boolean);
    expect(events).toHaveLength(2);
    expect(events[0]).toContain('notifications/progress');
    expect(events[1]).toContain('"result"');
  });
});

describe('an endpoint mounted on express', () => {
  it('says which earlier route shadows it', async () => {
    @Controller()
    class Wildcard {
      @All('*path')
      all() {
        return 'mine';
      }
    }
    const { mount } = await startApp({
      platform: 'express',
      dispatcher: dispatcherOf([tool('echo')]),
      controllers: [Wildcard],
    });
    expect(mount.warnings).toEqual([expect.stringContaining('*path')]);
  });

  it("uses the body an app's parser left when it came first", async () => {
    const { post } = await startApp({
      platform: 'express',
      dispatcher: dispatcherOf([tool('echo')]),
      unprepared: true,
    });
    expect((await post(call)).status).toBe(200);
    const hostile = `{"jsonrpc":"2.0","id":1,"method":"ping","params":{"__proto__":{"a":1}}}`;
    expect((await post(hostile)).status).toBe(400);
  });

  it('streams at once behind compression', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const { post } = await startApp({
      platform: 'express',
      configure: (nest) => nest.use(compression({ threshold: 0 })),
      dispatcher: dispatcherOf([tool('echo')], {
        callTool: async (_tool, exchange) => {
          exchange.notify('notifications/progress', { progress: 1 });
          await released;
          return { content: [] };
        },
      }),
    });
    const response = await post(call);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain(
      'notifications/progress',
    );
    release();
    await reader?.cancel();
  });
});

describe('mounting', () => {
  it('says which platforms there are', () => {
    const adapter = new ExpressAdapter();
    Object.assign(adapter, { getType: () => 'koa' });
    expect(() =>
      mountHttp({
        adapter,
        config: new ApplicationConfig(),
        path: '/mcp',
        transport: new HttpTransport({ dispatcher: dispatcherOf([]) }),
        logger: { warn: () => undefined },
      }),
    ).toThrow(/koa.*MCP_HTTP_PLATFORM/s);
  });

  it('leaves errors of a Fastify app’s hooks to the app', async () => {
    const { post, url } = await startApp({
      platform: 'fastify',
      dispatcher: dispatcherOf([tool('echo')]),
      configure: (app) => {
        const fastify: {
          addHook(name: string, hook: () => Promise<void>): void;
        } = app.getHttpAdapter().getInstance();
        fastify.addHook('onRequest', () =>
          Promise.reject(
            Object.assign(new Error('no entry'), { statusCode: 401 }),
          ),
        );
      },
    });
    const response = await post(call);
    const elsewhere = await fetch(url.replace('/mcp', '/health'));
    expect(response.status).toBe(elsewhere.status);
    expect(await response.text()).not.toContain('jsonrpc');
  });
});
