import { PLATFORMS } from '../e2e/support/platforms.js';
import { OAUTH_CLIENTS, OAuthClient } from './support/oauth-clients.js';
import { OAuthUser } from './support/oauth-user.js';
import {
  METADATA_URL,
  type ProtectedApp,
  startProtected,
} from './support/protected-app.js';

describe.each(PLATFORMS)('OAuth flows of clients, on %s', (platform) => {
  let app: ProtectedApp;

  beforeAll(async () => {
    app = await startProtected(platform);
  });

  afterAll(() => app.close());

  describe.each(Object.entries(OAUTH_CLIENTS))('%s', (_, make) => {
    const clients: OAuthClient[] = [];
    const as = (user: OAuthUser) => {
      const client = new OAuthClient(make, app.url, user, app.via);
      clients.push(client);
      return client.connect();
    };

    afterEach(async () => {
      await Promise.all(clients.splice(0).map((client) => client.close()));
    });

    it('finds the identity provider, registers, logs its user in and calls a tool', async () => {
      const user = new OAuthUser('alice');
      const client = await as(user);

      expect(JSON.parse(await client.call('find'))).toEqual({
        subject: 'alice',
        principal: `sub:${JSON.stringify([app.issuer, 'alice'])}`,
      });
      expect(user.browser.asked).toHaveLength(1);
      expect(user.browser.asked[0]?.split(' ')).toContain('orders');
      expect(user.granted).toHaveLength(1);
    });

    it('is known by its metadata document without registering', async () => {
      const user = new OAuthUser('bob', { metadataUrl: METADATA_URL });
      const client = await as(user);

      expect(await client.call('find')).toContain('"subject":"bob"');
      expect(user.client?.client_id).toBe(METADATA_URL);
    });

    it('steps up to a scope a tool asks for, and keeps what it had', async () => {
      // The v1 client would refresh instead, which grants no more than before.
      const user = new OAuthUser('carol', { refreshes: make !== v1 });
      const client = await as(user);

      expect(await client.call('cancel')).toBe('cancelled for carol');
      expect(await client.call('find')).toContain('"subject":"carol"');
      expect(user.browser.asked).toHaveLength(2);
      expect(user.browser.asked[1]?.split(' ')).toEqual(
        expect.arrayContaining(['orders', 'orders:write']),
      );
    });

    it('steps up to several scopes with one more visit', async () => {
      const user = new OAuthUser('dave', { refreshes: make !== v1 });
      const client = await as(user);

      expect(await client.call('purge')).toBe('purged');
      expect(user.browser.asked).toHaveLength(2);
    });

    it('gives up a step-up that gets it nowhere', async () => {
      const user = new OAuthUser('eve', { refreshes: make !== v1 });
      const client = await as(user);

      await expect(client.call('never')).rejects.toThrow(
        /403|scope|Unauthorized/,
      );
      expect(user.browser.asked.length).toBeLessThanOrEqual(3);
      expect(await client.call('find')).toContain('"subject":"eve"');
    });
  });
});

const v1 = OAUTH_CLIENTS['the v1 SDK client'];
