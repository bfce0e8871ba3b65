import { ApplicationConfig } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { HttpTransport } from '../../lib/transports/http/http-transport.js';
import { mountHttp } from '../../lib/transports/http/mount.js';
import { dispatcherOf } from '../protocol/fixtures.js';
import { PLATFORMS, closeApps } from './app.fixture.js';
import { call, legacyList, mountOn } from './http-mount.fixture.js';

afterEach(closeApps);

describe.each(PLATFORMS)('an endpoint mounted on %s', (platform) => {
  const start = mountOn(platform);

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
});
