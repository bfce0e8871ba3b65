import { Injectable, Module, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { McpAuthModule } from '../../lib/auth/index.js';
import {
  Authorize,
  McpContext,
  McpModule,
  McpServerRef,
  Public,
  RequireRoles,
  Tool,
} from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';
import { authOptions, bearer, signedApp } from './support/signed-app.js';

@Injectable()
class Secrets {
  @Tool()
  secret() {
    return 'secret';
  }

  @Tool()
  user({ auth }: McpContext) {
    return JSON.stringify(auth.user);
  }
}

@Public()
@Injectable()
class Open {
  @Tool()
  @RequireRoles('admin')
  wipe() {
    return 'wiped';
  }

  @Tool()
  @Authorize((_auth, _component, { headers }) => headers['x-tenant'] === 'acme')
  tenant() {
    return 'tenant';
  }
}

describe('a protected server fails closed', () => {
  let running: Running | undefined;

  afterEach(async () => {
    await running?.app.close();
    running = undefined;
  });

  describe.each([null, false])('where the user is %j', (user) => {
    it('in a test client', async () => {
      running = await start(signedApp({ providers: [Secrets] }), 'express');
      await expect(createTestClient(running.app, { user })).rejects.toThrow(
        'HTTP 401',
      );
    });

    it('in what the application asks itself', async () => {
      running = await start(signedApp({ providers: [Secrets] }), 'express');
      const mcp = running.app.get(McpServerRef, { strict: false });
      await expect(mcp.callTool('secret', {}, { user })).rejects.toThrow(
        'An access token is needed.',
      );
    });
  });

  it('where Fastify gave requests a user that is null: the token says who it is', async () => {
    running = await start(
      signedApp({ providers: [Secrets] }),
      'fastify',
      (app) => {
        app.getHttpAdapter().getInstance().decorateRequest('user', null);
      },
    );
    const { body } = await rpc(
      `${running.url}/mcp`,
      'legacy',
      'tools/call',
      { name: 'user' },
      await bearer('ann'),
    );
    expect(JSON.parse(body.result.content[0].text)).toMatchObject({
      sub: 'ann',
    });
  });

  describe.each(PLATFORMS)('on %s', (platform) => {
    it('where a public class has a method with requirements of its own', async () => {
      running = await start(signedApp({ providers: [Open] }), platform);
      const url = `${running.url}/mcp`;
      const anonymous = await rpc(
        url,
        'legacy',
        'tools/call',
        { name: 'tenant' },
        { 'x-tenant': 'acme' },
      );
      expect(anonymous.status).toBe(401);
      const scopeless = await rpc(
        url,
        'legacy',
        'tools/call',
        { name: 'wipe' },
        await bearer('eve', { scopes: [], claims: { roles: ['admin'] } }),
      );
      expect(scopeless.status).toBe(403);
    });
  });

  it('where its options depend on the request: it does not start', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Tenant {}

    const starting = (inject: unknown[]) => {
      @Module({ providers: [Tenant], exports: [Tenant] })
      class TenantModule {}

      @Module({
        imports: [
          McpModule.forRoot(),
          McpAuthModule.forRootAsync({
            imports: [TenantModule],
            inject: inject as never,
            useFactory: () => authOptions(),
          }),
        ],
        providers: [Secrets],
      })
      class AppModule {}
      return start(AppModule, 'express');
    };
    for (const inject of [[REQUEST], [Tenant]]) {
      await expect(starting(inject)).rejects.toMatchObject({
        problems: [{ code: 'MCP_PROTECTION_SCOPE' }],
      });
    }
  });

  it.each([
    'https://api.example.com/t/:tenant',
    'https://api.example.com/a(b)',
    'https://api.example.com/caf\u00e9',
  ])('where the path of its resource %s is a pattern', async (resource) => {
    await expect(
      start(signedApp({ auth: { resource } }), 'express'),
    ).rejects.toMatchObject({ problems: [{ code: 'MCP_AUTH_MODULE_OPTION' }] });
  });
});
