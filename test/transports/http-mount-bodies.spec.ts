import { dispatcherOf, tool } from '../protocol/fixtures.js';
import { PLATFORMS, closeApps, startApp } from './app.fixture.js';
import { call, mountOn } from './http-mount.fixture.js';

afterEach(closeApps);

describe.each(PLATFORMS)('an endpoint mounted on %s', (platform) => {
  const start = mountOn(platform);

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
});

describe('an endpoint mounted on express', () => {
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
});
