import { setTimeout as sleep } from 'node:timers/promises';
import { PLATFORMS } from '../e2e/support/platforms.js';
import { OAUTH_CLIENTS, OAuthClient } from './support/oauth-clients.js';
import { OAuthUser } from './support/oauth-user.js';
import { startProtected } from './support/protected-app.js';

/** Long enough for a call on a busy machine, in seconds. */
const LIFETIME = 3;

describe.each(PLATFORMS)('a token that expires, on %s', (platform) => {
  it('is refreshed by clients, whose sessions go on as the same caller’s', async () => {
    const app = await startProtected(platform, LIFETIME);
    const clients = await Promise.all(
      Object.values(OAUTH_CLIENTS).map((make, index) => {
        const user = new OAuthUser(`user-${index}`);
        return new OAuthClient(make, app.url, user, app.via).connect();
      }),
    );
    const rounds = async () =>
      Promise.all(
        clients.map(async (client) => [
          client.sessionId,
          await client.call('count'),
        ]),
      );

    const before = await rounds();
    await sleep((LIFETIME + 1.5) * 1_000);
    const after = await rounds();

    // Clients up to 2025-11-25 have sessions; what calls leave is still there for all.
    const sessions = before.map(([session]) => session);
    expect(sessions.filter(Boolean)).toHaveLength(2);
    expect(after).toEqual(sessions.map((session) => [session, '2']));
    for (const { user } of clients) {
      expect(user.browser.asked).toHaveLength(1);
      expect(user.granted.length).toBeGreaterThan(1);
    }
    await Promise.all(clients.map((client) => client.close()));
    await app.close();
  });
});
