import { Logger } from '@nestjs/common';
import { McpException } from '../../lib/errors/mcp.exception.js';
import { dispatcherOf, envelope, tool } from '../protocol/fixtures.js';
import { PLATFORMS, closeApps, startApp } from './app.fixture.js';
import { call, legacyCall, startOn } from './http-transport.fixture.js';

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = startOn(platform);

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
