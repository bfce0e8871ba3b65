import { Module } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { McpModule, type McpModuleOptions, Tool } from '../../../lib/index.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { rpcRequest } from '../support/rpc.js';
import { overHttp } from '../support/wire.js';

class Files {
  @Tool()
  list() {
    return 'files';
  }
}

const { body, headers } = rpcRequest('modern', 'tools/list');

/** Where a browser can reach a server without the internet between them. */
describe.each(['127.0.0.1', '192.168.1.5', 'fd00::5'])(
  'a page whose name is rebound to a server at %s',
  (address) => {
    describe.each(PLATFORMS)('on %s', (platform) => {
      let running: Running | undefined;

      afterEach(() => running?.app.close());

      const startAt = async (http: McpModuleOptions['http'] = {}) => {
        @Module({ imports: [McpModule.forRoot({ http })], providers: [Files] })
        class AppModule {}
        running = await start(AppModule, platform, (app) =>
          app.use((request: Request, _: Response, next: NextFunction) => {
            // The one address every machine has is that of loopback.
            Object.defineProperty(request.socket, 'localAddress', {
              value: address,
              configurable: true,
            });
            next();
          }),
        );
      };
      const statusAs = async (sent: Record<string, string>) => {
        const { status } = await overHttp(`${running?.url}/mcp`)({
          headers: { ...headers, ...sent },
          body: JSON.stringify(body),
        });
        return status;
      };

      it('is refused', async () => {
        await startAt();

        for (const host of ['evil.example', 'evil.example:3000']) {
          const origin = `http://${host}`;
          expect(await statusAs({ host, origin })).toBe(403);
        }
      });

      it('is served where its name is allowed', async () => {
        await startAt({ allowedHosts: ['app.example.com'] });
        const host = 'app.example.com:3000';

        expect(await statusAs({ host, origin: `http://${host}` })).toBe(200);
        expect(
          await statusAs({
            host: 'evil.example',
            origin: 'http://evil.example',
          }),
        ).toBe(403);
      });

      it('is served where its origin is allowed', async () => {
        await startAt({
          allowedHosts: ['api.example.com'],
          allowedOrigins: ['https://app.example.com'],
        });
        const sent = {
          host: 'api.example.com',
          origin: 'https://app.example.com',
        };

        expect(await statusAs(sent)).toBe(200);
      });
    });
  },
);

describe.each(PLATFORMS)('a page of the server itself, on %s', (platform) => {
  it.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])(
    'is served: %s',
    async (host) => {
      @Module({ imports: [McpModule.forRoot()], providers: [Files] })
      class AppModule {}
      const { app, url } = await start(AppModule, platform);
      const { status } = await overHttp(`${url}/mcp`)({
        headers: { ...headers, host, origin: `http://${host}` },
        body: JSON.stringify(body),
      });

      expect(status).toBe(200);
      await app.close();
    },
  );
});
