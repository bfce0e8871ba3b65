import { mcpMatchers } from 'nest-fastmcp/testing';
import { startQuietly } from '../../test/auth/support/identity-provider.js';
import {
  OAUTH_CLIENTS,
  OAuthClient,
} from '../../test/auth/support/oauth-clients.js';
import { OAuthUser } from '../../test/auth/support/oauth-user.js';
import { proxyTo } from '../../test/auth/support/proxy.js';
import {
  PLATFORMS,
  type Running,
  start,
} from '../../test/e2e/support/platforms.js';
import { rpc } from '../../test/e2e/support/rpc.js';
import { AppModule, SCOPES } from './app.module.js';
import type { IdentityProvider } from './identity-provider/identity-provider.js';
import { SCRIPT } from './identity-provider/script.js';

expect.extend(mcpMatchers);

const RESOURCE = 'https://garden.example.test/mcp';

describe.each(PLATFORMS)('the garden on %s', (platform) => {
  let identity: IdentityProvider;
  let running: Running;
  const clients: OAuthClient[] = [];

  beforeAll(async () => {
    identity = await startQuietly({
      servers: [{ resource: RESOURCE, scopes: SCOPES }],
    });
    const { issuer } = identity;
    const jwksUri = `${issuer}/jwks`;
    running = await start(
      AppModule.in({ resource: RESOURCE, issuer, jwksUri }),
      platform,
    );
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await running.app.close();
    await identity.close();
  });

  function connect(user: OAuthUser): Promise<OAuthClient> {
    const make = OAUTH_CLIENTS['the v2 SDK client, auto'];
    const via = proxyTo(RESOURCE, `${running.url}/mcp`);
    if (!make) throw new Error('There is no such client.');
    const client = new OAuthClient(make, new URL(RESOURCE), user, via);
    clients.push(client);
    return client.connect();
  }

  it('logs users in at its identity provider', async () => {
    const ada = await connect(new OAuthUser('ada'));

    const { beds } = JSON.parse(await ada.call('list_beds'));
    expect(beds).toContainEqual({ name: 'beans', moisture: 55 });
  });

  it('asks them once more before a bed is watered', async () => {
    const user = new OAuthUser('bob');
    const bob = await connect(user);
    const watering = { bed: 'beans', litres: 2 };

    const watered = JSON.parse(await bob.call('water_bed', watering));

    expect(watered).toEqual({ name: 'beans', moisture: 65, wateredBy: 'bob' });
    expect(user.browser.asked.map((scopes) => scopes.split(' '))).toEqual([
      expect.not.arrayContaining(['garden:water']),
      expect.arrayContaining(SCOPES),
    ]);
  });

  it('tells strangers when it is open, and where to log in', async () => {
    const url = `${running.url}/mcp`;
    const hours = await rpc(url, 'modern', 'tools/call', {
      name: 'opening_hours',
    });
    const list = await rpc(url, 'modern', 'tools/list');

    expect(hours.body.result).toHaveStructuredContent({
      hours: '8 to sunset',
    });
    expect(list.headers.get('www-authenticate')).toBe(
      'Bearer scope="garden", resource_metadata="https://garden.example.test/.well-known/oauth-protected-resource/mcp"',
    );
  });

  it('has tokens for scripts', async () => {
    const credentials = Buffer.from(`${SCRIPT.id}:${SCRIPT.secret}`);
    const answer = await fetch(`${identity.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials.toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        resource: RESOURCE,
        scope: 'garden',
      }),
    });
    const { access_token: token } = Object(await answer.json());

    const { status } = await rpc(
      `${running.url}/mcp`,
      'modern',
      'tools/call',
      { name: 'list_beds' },
      { authorization: `Bearer ${token}` },
    );
    expect(status).toBe(200);
  });
});
