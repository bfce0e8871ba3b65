import { VersioningType } from '@nestjs/common';
import { request } from 'node:http';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';
import { ISSUER, METADATA, RESOURCE, signedApp } from './support/signed-app.js';

const PATH = '/.well-known/oauth-protected-resource/mcp';

describe.each(PLATFORMS)('the metadata of a server, on %s', (platform) => {
  let running: Running | undefined;

  afterEach(() => running?.app.close());

  it('is at the root, whatever prefix and version the application has', async () => {
    running = await start(
      signedApp({ mcp: { http: { path: 'inner', version: '2' } } }),
      platform,
      (app) => {
        app.setGlobalPrefix('api');
        app.enableVersioning({ type: VersioningType.URI });
      },
    );
    const { url } = running;

    expect((await fetch(`${url}${PATH}`)).status).toBe(200);
    expect((await fetch(`${url}/api${PATH}`)).status).toBe(404);
    const { status, headers } = await rpc(
      `${url}/api/v2/inner`,
      'modern',
      'tools/list',
    );
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain(METADATA);
  });

  it.each([
    [RESOURCE, PATH],
    [`${RESOURCE}/`, PATH],
    [`${RESOURCE}/`, `${PATH}/`],
    ['https://api.example.com', '/.well-known/oauth-protected-resource'],
    ['https://api.example.com/', '/.well-known/oauth-protected-resource'],
  ])('of %s is at %s', async (resource, path) => {
    running = await start(signedApp({ auth: { resource } }), platform);

    const answer = await fetch(`${running.url}${path}`);
    expect(await answer.json()).toMatchObject({ resource });
  });

  describe('is served', () => {
    beforeEach(async () => {
      running = await start(signedApp(), platform, (app) =>
        app.enableCors({ origin: 'https://app.example.com' }),
      );
    });

    const ask = (method: string, headers: Record<string, string> = {}) =>
      fetch(`${running?.url}${PATH}`, { method, headers });

    it('to GET and HEAD, to scripts of any origin, for a while', async () => {
      const [got, head] = await Promise.all([ask('GET'), ask('HEAD')]);

      for (const { status, headers } of [got, head]) {
        expect(status).toBe(200);
        expect(headers.get('content-type')).toMatch(/^application\/json/);
        expect(headers.get('cache-control')).toBe('public, max-age=300');
        expect(headers.get('access-control-allow-origin')).toBe('*');
      }
      const text = await got.text();
      expect(await head.text()).toBe('');
      expect(head.headers.get('content-length')).toBe(String(text.length));
    });

    it('after a preflight', async () => {
      const { status, headers } = await ask('OPTIONS', {
        origin: 'https://other.example.com',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'mcp-protocol-version',
      });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-methods')).toContain('GET');
    });

    it.each(['POST', 'PUT', 'DELETE'])('not to %s', async (method) => {
      const { status, headers } = await ask(method);
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    });

    it('as it was configured, whatever host a request names', async () => {
      const forged = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.example',
      };
      const metadata = await rawGet(`${running?.url}${PATH}`, forged);
      const endpoint = await rawGet(`${running?.url}/mcp`, forged);

      expect(JSON.parse(metadata.text)).toMatchObject({
        resource: RESOURCE,
        authorization_servers: [ISSUER],
      });
      expect(JSON.stringify([metadata, endpoint])).not.toContain('evil');
    });
  });
});

/** `fetch` does not let a request name another host. */
function rawGet(url: string, headers: Record<string, string>) {
  return new Promise<{ headers: object; text: string }>((resolve, reject) => {
    request(url, { headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ headers: response.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}
