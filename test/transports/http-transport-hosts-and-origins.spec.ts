import { Logger } from '@nestjs/common';
import { PLATFORMS, closeApps, headersFor, raw } from './app.fixture.js';
import { bytes, call, startOn } from './http-transport.fixture.js';

beforeAll(() => Logger.overrideLogger(false));
afterEach(closeApps);

describe.each(PLATFORMS)('the HTTP transport on %s', (platform) => {
  const start = startOn(platform);

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
});
