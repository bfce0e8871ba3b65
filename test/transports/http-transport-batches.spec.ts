import { Logger } from '@nestjs/common';
import { PLATFORMS, closeApps } from './app.fixture.js';
import { deny, legacyCall, startOn } from './http-transport.fixture.js';

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = startOn(platform);

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
});
