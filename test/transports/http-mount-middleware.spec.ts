import compression from 'compression';
import { dispatcherOf, tool } from '../protocol/fixtures.js';
import { PLATFORMS, closeApps, startApp } from './app.fixture.js';
import { call, mountOn } from './http-mount.fixture.js';

afterEach(closeApps);

describe.each(PLATFORMS)('an endpoint mounted on %s', (platform) => {
  const start = mountOn(platform);

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
