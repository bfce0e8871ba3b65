import { Test } from '@nestjs/testing';
import { McpAuthGuard } from '../../lib/auth/index.js';
import { RequireScopes, Tool } from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { bearer, signedApp, Whoami } from './support/signed-app.js';

class Orders {
  @Tool()
  @RequireScopes('orders:write')
  cancel() {
    return 'cancelled';
  }
}

const testing = () =>
  Test.createTestingModule({
    imports: [signedApp({ providers: [Whoami, Orders] })],
  });

describe.each(['legacy', 'modern'] as const)(
  'tests of a protected application, in the %s era',
  (era) => {
    it('are refused without a token and without a user', async () => {
      const app = await testing().compile();

      await expect(createTestClient(app, { era })).rejects.toThrow(
        /401|An access token is needed/,
      );
      await app.close();
    });

    it('are let in with a token', async () => {
      const app = await testing().compile();
      const headers = await bearer('alice', {
        scopes: ['tools', 'orders:write'],
      });
      const client = await createTestClient(app, { era, headers });

      expect(JSON.parse(await client.of(Whoami).whoami())).toMatchObject({
        subject: 'alice',
        scopes: ['tools', 'orders:write'],
      });
      expect(await client.of(Orders).cancel()).toBe('cancelled');
      await client.close();
      await app.close();
    });

    it('are let in as a user, with the scopes that user has', async () => {
      const app = await testing().compile();
      const reader = await createTestClient(app, { era, user: { sub: 'ada' } });
      const writer = await createTestClient(app, {
        era,
        user: { sub: 'ada', scope: 'orders:write' },
      });

      expect(await reader.of(Whoami).whoami()).toContain('"sub":"ada"');
      await expect(reader.of(Orders).cancel()).rejects.toThrow('orders:write');
      expect(await writer.of(Orders).cancel()).toBe('cancelled');
      await Promise.all([reader.close(), writer.close()]);
      await app.close();
    });

    it('can replace the guard', async () => {
      const app = await testing()
        .overrideProvider(McpAuthGuard)
        .useValue({ canActivate: () => true })
        .compile();
      const client = await createTestClient(app, { era });

      expect(JSON.parse(await client.of(Whoami).whoami())).toEqual({
        scopes: [],
      });
      await client.close();
      await app.close();
    });
  },
);
