import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  McpAuthModule,
  type McpAuthOptions,
  type McpAuthOptionsFactory,
} from '../../lib/auth/index.js';
import {
  McpEndpoint,
  McpModule,
  Public,
  RequireScopes,
} from '../../lib/index.js';
import { createTestClient } from '../../lib/testing/index.js';
import { silentLogger } from '../support/silent-logger.js';
import { authOptions, bearer, Whoami } from './support/signed-app.js';

type Imports = Parameters<typeof Test.createTestingModule>[0]['imports'];

const init = async (imports: Imports) => {
  const module = await Test.createTestingModule({
    imports,
    providers: [Whoami],
  })
    .setLogger(silentLogger)
    .compile();
  return module.init();
};

@Injectable()
class Settings implements McpAuthOptionsFactory {
  createMcpAuthOptions(): McpAuthOptions {
    return authOptions();
  }
}

describe('McpAuthModule', () => {
  it.each([
    ['useFactory', { useFactory: async () => authOptions() }],
    ['useClass', { useClass: Settings }],
  ])('takes its options from %s', async (_, options) => {
    const app = await init([
      McpModule.forRoot({ id: 'shop' }),
      McpAuthModule.forRootAsync({ ...options, server: 'shop' }),
    ]);

    await expect(createTestClient(app, { id: 'shop' })).rejects.toThrow('401');
    const client = await createTestClient(app, {
      id: 'shop',
      headers: await bearer('alice'),
    });
    expect(await client.of(Whoami).whoami()).toContain('"subject":"alice"');
    await client.close();
    await app.close();
  });

  it('can be imported by any module, before the server’s or after it', async () => {
    class AuthModule {}
    const app = await init([
      { module: AuthModule, imports: [McpAuthModule.forRoot(authOptions())] },
      McpModule.forRoot(),
    ]);

    await expect(createTestClient(app)).rejects.toThrow('401');
    await app.close();
  });

  describe('does not start', () => {
    it.each<[string, Partial<McpAuthOptions>, string]>([
      ['a resource without host', { resource: '/mcp' }, 'resource'],
      [
        'a resource over http',
        { resource: 'http://a.example/mcp' },
        'resource',
      ],
      ['a fragment', { resource: 'https://a.example/mcp#x' }, 'resource'],
      ['a query', { resource: 'https://a.example/mcp?x=1' }, 'resource'],
      ['a password', { resource: 'https://a:b@a.example/' }, 'resource'],
      ['no issuer', { authorizationServers: [] }, 'authorizationServers'],
      [
        'a bad issuer',
        { authorizationServers: ['id'] },
        'authorizationServers',
      ],
      ['a scope with a space', { requiredScopes: ['a b'] }, 'requiredScopes'],
      ['a scope with a quote', { scopesSupported: ['"'] }, 'scopesSupported'],
    ])('with %s', async (_, options, option) => {
      const good = authOptions();
      await expect(
        init([
          McpModule.forRoot(),
          McpAuthModule.forRoot({ ...good, ...options }),
        ]),
      ).rejects.toMatchObject({
        problems: [
          { code: 'MCP_AUTH_MODULE_OPTION', where: `McpAuthModule ${option}` },
        ],
      });
    });

    it('twice for one server', async () => {
      await expect(
        init([
          McpModule.forRoot(),
          McpAuthModule.forRoot(authOptions()),
          McpAuthModule.forRoot(authOptions()),
        ]),
      ).rejects.toMatchObject({
        problems: [{ code: 'MCP_DUPLICATE_PROTECTION' }],
      });
    });

    it('for a server that is not there, as another would be open', async () => {
      await expect(
        init([
          McpModule.forRoot({ id: 'admin' }),
          McpAuthModule.forRoot({ ...authOptions(), server: 'admni' }),
        ]),
      ).rejects.toMatchObject({
        problems: [
          {
            code: 'MCP_UNKNOWN_PROTECTED_SERVER',
            where: 'McpAuthModule "admni"',
          },
        ],
      });
    });

    it('for two servers whose metadata would be at one path', async () => {
      await expect(
        init([
          McpModule.forRoot(),
          McpModule.forRoot({ id: 'admin', http: { path: 'admin' } }),
          McpAuthModule.forRoot(authOptions()),
          McpAuthModule.forRoot({
            ...authOptions({ resource: 'https://admin.example.com/mcp' }),
            server: 'admin',
          }),
        ]),
      ).rejects.toMatchObject({
        problems: [{ code: 'MCP_DUPLICATE_PROTECTION' }],
      });
    });

    it('with what an endpoint method cannot ask for', async () => {
      class Endpoint extends McpEndpoint {
        @Public()
        override ping() {}

        @RequireScopes('lists')
        override list() {}
      }
      await expect(
        init([McpModule.forRoot({ http: { endpoint: Endpoint } })]),
      ).rejects.toMatchObject({
        problems: [{ code: 'MCP_MISPLACED_ACCESS', where: 'Endpoint.list' }],
      });
    });
  });
});
