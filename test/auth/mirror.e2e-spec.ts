import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { signedApp } from './support/signed-app.js';

const AT_ROOT = '/.well-known/oauth-authorization-server';

/** What an authorization server says, at each path where it says something. */
let documents: Record<string, object>;
let asked: string[];

describe.each(PLATFORMS)(
  'the mirror of the authorization server, on %s',
  (platform) => {
    let server: Server;
    let issuer: string;
    let running: Running | undefined;

    beforeEach(async () => {
      documents = {};
      asked = [];
      server = createServer(({ url = '' }, response) => {
        asked.push(url);
        const document = documents[url];
        response
          .writeHead(document ? 200 : 404, {
            'content-type': 'application/json',
          })
          .end(JSON.stringify(document ?? {}));
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      issuer = `http://127.0.0.1:${port}/tenant`;
    });

    afterEach(async () => {
      await running?.app.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    });

    const serve = async (mirrorMetadata = true) => {
      running = await start(
        signedApp({ auth: { authorizationServers: [issuer], mirrorMetadata } }),
        platform,
        (app) => app.setGlobalPrefix('api'),
      );
      return running.url;
    };

    it('has clients that come at once wait for one answer', async () => {
      documents[`${AT_ROOT}/tenant`] = { issuer };
      const url = await serve();
      const answers = await Promise.all(
        [1, 2, 3].map(() => fetch(`${url}${AT_ROOT}`)),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(asked).toHaveLength(1);
    });

    it.each([`${AT_ROOT}/tenant`, '/tenant/.well-known/openid-configuration'])(
      'gives what is at %s, at the root and behind the path',
      async (source) => {
        documents[source] = { issuer, token_endpoint: `${issuer}/token` };
        const url = await serve();

        for (const path of [AT_ROOT, `${AT_ROOT}/mcp`]) {
          const answer = await fetch(`${url}${path}`);
          expect(answer.status).toBe(200);
          expect(answer.headers.get('access-control-allow-origin')).toBe('*');
          expect(await answer.json()).toEqual(documents[source]);
        }
      },
    );

    it('asks once, however many ask it', async () => {
      documents[`${AT_ROOT}/tenant`] = { issuer };
      const url = await serve();

      await Promise.all(
        Array.from({ length: 20 }, () => fetch(`${url}${AT_ROOT}`)),
      );
      await fetch(`${url}${AT_ROOT}`);
      expect(asked).toHaveLength(1);
    });

    it('gives nothing that names another issuer, and does not ask again at once', async () => {
      documents[`${AT_ROOT}/tenant`] = { issuer: 'https://evil.example.com' };
      const url = await serve();

      for (let time = 0; time < 3; time += 1) {
        const answer = await fetch(`${url}${AT_ROOT}`);
        expect(answer.status).toBe(503);
        expect(answer.headers.get('cache-control')).toBeNull();
        expect(await answer.text()).not.toContain('evil');
      }
      expect(asked).toHaveLength(2);
    });

    it('is not there unless it is asked for', async () => {
      const url = await serve(false);
      expect((await fetch(`${url}${AT_ROOT}`)).status).toBe(404);
    });
  },
);
