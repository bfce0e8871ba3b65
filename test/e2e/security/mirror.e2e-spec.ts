import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Test } from '@nestjs/testing';
import { signedApp } from '../../auth/support/signed-app.js';
import { silentLogger } from '../../support/silent-logger.js';
import { PLATFORMS, start } from '../support/platforms.js';

const PATH = '/.well-known/oauth-authorization-server';

/** A server of this machine that answers in one way. */
class Local {
  hits = 0;
  answer: RequestListener = (_, response) => response.writeHead(404).end();
  readonly #server: Server = createServer((request, response) => {
    this.hits += 1;
    this.answer(request, response);
  });

  async start(): Promise<string> {
    await new Promise<void>((done) =>
      this.#server.listen(0, '127.0.0.1', done),
    );
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(done));
  }
}

describe.each(PLATFORMS)(
  'the mirror of an authorization server, on %s',
  (platform) => {
    let [issuer, inside] = [new Local(), new Local()];
    let [url, insideUrl] = ['', ''];

    beforeEach(async () => {
      [issuer, inside] = [new Local(), new Local()];
      [url, insideUrl] = await Promise.all([issuer.start(), inside.start()]);
      inside.answer = (_, response) =>
        response.end(JSON.stringify({ issuer: url, secret: 'inside' }));
    });

    afterEach(() => Promise.all([issuer.stop(), inside.stop()]));

    it.each<[string, RequestListener]>([
      [
        'sends it elsewhere',
        (_, response) =>
          response.writeHead(302, { location: insideUrl }).end('secret'),
      ],
      [
        'sends it elsewhere for good',
        (_, response) =>
          response.writeHead(308, { location: insideUrl }).end('secret'),
      ],
      [
        'says too much',
        (_, response) =>
          response.end(
            JSON.stringify({ issuer: url, x: 'secret'.repeat(60_000) }),
          ),
      ],
      ['breaks off', (request) => request.socket.destroy()],
      ['says what is no JSON', (_, response) => response.end('secret')],
    ])('gives nothing and goes nowhere when that %s', async (_, answer) => {
      issuer.answer = answer;
      const { app, url: own } = await start(
        signedApp({
          auth: { authorizationServers: [url], mirrorMetadata: true },
        }),
        platform,
      );
      const { status, text } = await fetch(`${own}${PATH}`).then(
        async (response) => ({
          status: response.status,
          text: await response.text(),
        }),
      );

      expect(status).toBe(503);
      expect(text).not.toContain('secret');
      expect(issuer.hits).toBe(2);
      expect(inside.hits).toBe(0);
      await app.close();
    });
  },
);

describe('the mirror of an authorization server', () => {
  it.each([
    ['https://10.0.0.1', 'MCP_AUTH_URL_PRIVATE'],
    ['https://169.254.169.254', 'MCP_AUTH_URL_PRIVATE'],
    ['https://[fd00::1]', 'MCP_AUTH_URL_PRIVATE'],
    ['https://[::ffff:10.0.0.1]', 'MCP_AUTH_URL_PRIVATE'],
  ])('is not made for %s', async (issuer, code) => {
    const compiling = Test.createTestingModule({
      imports: [
        signedApp({
          auth: { authorizationServers: [issuer], mirrorMetadata: true },
        }),
      ],
    })
      .setLogger(silentLogger)
      .compile()
      .then((module) => module.init());

    await expect(compiling).rejects.toMatchObject({
      problems: [expect.objectContaining({ code })],
    });
  });
});
