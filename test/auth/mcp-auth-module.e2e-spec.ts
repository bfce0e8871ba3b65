import { Injectable, Module } from '@nestjs/common';
import {
  JwtVerifier,
  McpAuthModule,
  SigningKeyPair,
} from '../../lib/auth/index.js';
import { McpContext, McpModule, Public, Tool } from '../../lib/index.js';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';

const RESOURCE = 'https://api.example.com/tools/mcp';
const ISSUER = 'https://id.example.com';
const METADATA =
  'https://api.example.com/.well-known/oauth-protected-resource/tools/mcp';

const keys = await SigningKeyPair.generate();

@Injectable()
class Tools {
  @Tool()
  whoami({ auth }: McpContext) {
    const { subject, clientId, scopes, user } = auth;
    return JSON.stringify({ subject, clientId, scopes, user });
  }

  @Public()
  @Tool()
  hours() {
    return '9 to 5';
  }
}

@Module({
  imports: [
    McpModule.forRoot({ name: 'tools', http: { path: '/inner' } }),
    McpAuthModule.forRoot({
      resource: RESOURCE,
      authorizationServers: [ISSUER],
      verifier: new JwtVerifier({
        publicKey: keys.publicKey,
        issuer: ISSUER,
        audience: RESOURCE,
      }),
      requiredScopes: ['tools'],
      scopesSupported: ['tools', 'admin'],
      resourceName: 'Tools',
    }),
  ],
  providers: [Tools],
})
class AppModule {}

const good = {
  issuer: ISSUER,
  audience: RESOURCE,
  subject: 'alice',
  clientId: 'app',
  scopes: ['tools'],
};

describe.each(PLATFORMS)('a protected server, on %s', (platform) => {
  let running: Running;
  let url: string;

  beforeAll(async () => {
    running = await start(AppModule, platform);
    url = `${running.url}/inner`;
  });

  afterAll(() => running.app.close());

  const bearer = async (more = {}) => ({
    authorization: `Bearer ${await keys.sign({ ...good, ...more })}`,
  });

  describe.each(['legacy', 'modern'] as const)('to %s clients', (era) => {
    it('lets a valid token in and tells handlers whose it is', async () => {
      const { status, body } = await rpc(
        url,
        era,
        'tools/call',
        { name: 'whoami' },
        await bearer(),
      );
      expect(status).toBe(200);
      expect(JSON.parse(body.result.content[0].text)).toMatchObject({
        subject: 'alice',
        clientId: 'app',
        scopes: ['tools'],
        user: { sub: 'alice' },
      });
    });

    it.each([
      ['tools/list', {}],
      ['tools/call', { name: 'whoami' }],
      ['tools/call', { name: 'unknown' }],
      ['resources/read', { uri: 'x://y' }],
    ])(
      'answers %s %j without a token with 401 and where to get one',
      async (method, params) => {
        const { status, headers, body } = await rpc(url, era, method, params);
        expect(status).toBe(401);
        expect(headers.get('www-authenticate')).toBe(
          `Bearer scope="tools", resource_metadata="${METADATA}"`,
        );
        expect(body.error.message).toBe('An access token is needed.');
      },
    );

    it('says invalid_token to one that is not for this server', async () => {
      const token = await bearer({ audience: 'https://other.example.com' });
      const { status, headers, text } = await rpc(
        url,
        era,
        'tools/list',
        {},
        token,
      );
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toContain(
        'error="invalid_token"',
      );
      expect(text).not.toContain(token.authorization.slice(7, 40));
    });

    it('says insufficient_scope to one without the required scope', async () => {
      const { status, headers } = await rpc(
        url,
        era,
        'tools/list',
        {},
        await bearer({ scopes: ['other'] }),
      );
      expect(status).toBe(403);
      expect(headers.get('www-authenticate')).toBe(
        `Bearer error="insufficient_scope", scope="tools", resource_metadata="${METADATA}"`,
      );
    });

    it('lets anybody use what is public', async () => {
      const { status, body } = await rpc(url, era, 'tools/call', {
        name: 'hours',
      });
      expect(status).toBe(200);
      expect(body.result.content[0].text).toBe('9 to 5');
    });
  });

  it('serves its metadata at the root, behind the path of the resource', async () => {
    const answer = await fetch(
      `${running.url}/.well-known/oauth-protected-resource/tools/mcp`,
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toEqual({
      resource: RESOURCE,
      authorization_servers: [ISSUER],
      bearer_methods_supported: ['header'],
      scopes_supported: ['tools', 'admin'],
      resource_name: 'Tools',
    });
  });
});
