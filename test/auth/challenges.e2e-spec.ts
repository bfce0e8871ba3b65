import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { RawSession } from '../e2e/support/raw-session.js';
import { rpc, send } from '../e2e/support/rpc.js';
import { bearer, METADATA, signedApp } from './support/signed-app.js';

const CHALLENGE = `Bearer scope="tools", resource_metadata="${METADATA}"`;
const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};
const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

describe.each(PLATFORMS)(
  'who has no token is told where, on %s',
  (platform) => {
    let running: Running;
    let url: string;

    beforeAll(async () => {
      running = await start(
        signedApp({ mcp: { http: { sse: true } } }),
        platform,
      );
      url = `${running.url}/mcp`;
    });

    afterAll(() => running.app.close());

    it.each([
      ['POST', '/mcp', LIST],
      ['POST', '/mcp', [LIST, { ...LIST, id: 2 }]],
      ['POST', '/mcp', { jsonrpc: '2.0', method: 'notifications/initialized' }],
      ['GET', '/sse', undefined],
    ])('%s %s %j', async (method, path, body) => {
      const response = await fetch(`${running.url}${path}`, {
        method,
        headers: { ...JSON_HEADERS, 'mcp-protocol-version': '2025-03-26' },
        ...(body && { body: JSON.stringify(body) }),
      });

      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe(CHALLENGE);
      await response.body?.cancel();
    });

    it('before a session begins', async () => {
      const session = await RawSession.open(url);
      expect(session.id).toBe('');
    });

    it('about a session of somebody else, too', async () => {
      const session = await RawSession.open(url, await bearer('alice'));
      const stranger = session.as({});
      const answers = await Promise.all([
        stranger.post(LIST),
        stranger.end(),
        fetch(url, {
          headers: {
            accept: 'text/event-stream',
            'mcp-session-id': session.id,
          },
        }),
      ]);

      for (const { status, headers } of answers) {
        expect(status).toBe(401);
        expect(headers.get('www-authenticate')).toBe(CHALLENGE);
      }
      expect(await session.post(LIST)).toMatchObject({ status: 200 });
    });

    it('with each way of not sending one', async () => {
      const { authorization } = await bearer('alice');
      const token = authorization.slice(7);
      const ways: readonly Record<string, string>[] = [
        { authorization: 'Basic YTpi' },
        { authorization: token },
        { authorization: 'Bearer' },
        { authorization: `Bearer ${token} ${token}` },
        { 'x-authorization': authorization },
        { cookie: `access_token=${token}` },
      ];
      const statuses = await Promise.all(
        ways.map(async (headers) => {
          const sent = await rpc(url, 'modern', 'tools/list', {}, headers);
          return [sent.status, sent.headers.get('www-authenticate')];
        }),
      );
      const inUrl = await rpc(
        `${url}?access_token=${token}`,
        'modern',
        'tools/list',
      );

      expect(statuses).toEqual(statuses.map(() => [401, CHALLENGE]));
      expect(inUrl.status).toBe(401);
    });

    it('and who has one is served, whatever the case of the scheme', async () => {
      const { authorization } = await bearer('alice');
      for (const scheme of ['Bearer', 'bearer', 'BEARER', 'Bearer ']) {
        const { status } = await send(url, JSON.stringify(LIST), {
          ...JSON_HEADERS,
          authorization: authorization.replace('Bearer', scheme),
        });
        expect(status).toBe(200);
      }
    });

    it('says what is wrong with a token: once it expired, too', async () => {
      const expired = await bearer('alice', { expiresIn: -1 });
      const { status, headers, body } = await rpc(
        url,
        'modern',
        'tools/list',
        {},
        expired,
      );

      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe(
        `Bearer error="invalid_token", scope="tools", resource_metadata="${METADATA}"`,
      );
      expect(body.error).toEqual({
        code: -32010,
        message: 'The access token is not valid for this server.',
      });
    });
  },
);
