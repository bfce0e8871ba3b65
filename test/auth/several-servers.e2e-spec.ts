import type { DynamicModule } from '@nestjs/common';
import {
  JwtVerifier,
  McpAuthModule,
  SigningKeyPair,
} from '../../lib/auth/index.js';
import { McpModule } from '../../lib/index.js';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';
import { Whoami } from './support/signed-app.js';

/** Two servers of one application, each with an issuer of its own, and one for everybody. */
const SERVERS = ['shop', 'admin'] as const;
const keys = {
  shop: await SigningKeyPair.generate(),
  admin: await SigningKeyPair.generate('ES256'),
};
const issuerOf = (id: string) => `https://${id}-id.example.com`;
const resourceOf = (id: string) => `https://api.example.com/${id}/mcp`;

const app: DynamicModule = {
  module: class AppModule {},
  imports: [
    ...SERVERS.flatMap((id) => [
      McpModule.forRoot({ id, name: id, http: { path: `${id}/mcp` } }),
      McpAuthModule.forRoot({
        server: id,
        resource: resourceOf(id),
        authorizationServers: [issuerOf(id)],
        verifier: new JwtVerifier({
          publicKey: keys[id].publicKey,
          issuer: issuerOf(id),
          audience: resourceOf(id),
        }),
      }),
    ]),
    McpModule.forRoot({ id: 'open', name: 'open', http: { path: 'open' } }),
  ],
  providers: [Whoami],
};

const bearer = async (id: (typeof SERVERS)[number], more = {}) => ({
  authorization: `Bearer ${await keys[id].sign({
    issuer: issuerOf(id),
    audience: resourceOf(id),
    subject: 'alice',
    ...more,
  })}`,
});

describe.each(PLATFORMS)('several servers, on %s', (platform) => {
  let running: Running;

  beforeAll(async () => {
    running = await start(app, platform);
  });

  afterAll(() => running.app.close());

  const list = (path: string, headers: Record<string, string> = {}) =>
    rpc(`${running.url}/${path}`, 'modern', 'tools/list', {}, headers);

  it.each(SERVERS)('each have metadata of their own: %s', async (id) => {
    const path = `/.well-known/oauth-protected-resource/${id}/mcp`;
    const refused = await list(`${id}/mcp`);
    const metadata = await fetch(`${running.url}${path}`);

    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer resource_metadata="https://api.example.com${path}"`,
    );
    expect(await metadata.json()).toMatchObject({
      resource: resourceOf(id),
      authorization_servers: [issuerOf(id)],
    });
  });

  it('each take tokens for themselves alone', async () => {
    const [shop, admin] = await Promise.all(SERVERS.map((id) => bearer(id)));
    const statuses = await Promise.all([
      list('shop/mcp', shop),
      list('shop/mcp', admin),
      list('admin/mcp', shop),
      list('admin/mcp', admin),
    ]).then((answers) => answers.map(({ status }) => status));

    expect(statuses).toEqual([200, 401, 401, 200]);
  });

  it('take no token of an issuer for another’s, or for another resource', async () => {
    const confused = await Promise.all([
      bearer('shop', { audience: resourceOf('admin') }),
      bearer('shop', { issuer: issuerOf('admin') }),
    ]);
    for (const token of confused) {
      expect((await list('shop/mcp', token)).status).toBe(401);
      expect((await list('admin/mcp', token)).status).toBe(401);
    }
  });

  it('leave the one without a module as it is', async () => {
    expect((await list('open')).status).toBe(200);
  });
});
