import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { JwtVerifier, McpAuthModule } from '../../../lib/auth/index.js';
import {
  McpContext,
  McpModule,
  RequireScopes,
  Tool,
} from '../../../lib/index.js';
import { type Platform, start } from '../../e2e/support/platforms.js';
import { startQuietly } from './identity-provider.js';
import { clientMetadata } from './oauth-user.js';
import { proxyTo } from './proxy.js';

/** The server's address as clients know it, who come through a proxy. */
export const RESOURCE = 'https://shop.example.test/tools/mcp';

/** The address of a client's metadata document. */
export const METADATA_URL = 'https://client.example.test/client.json';

@Injectable()
class Orders {
  @Tool()
  find({ auth, principal }: McpContext) {
    return JSON.stringify({ subject: auth.subject, principal });
  }

  @Tool()
  async count({ state }: McpContext) {
    const count = ((await state.get<number>('count')) ?? 0) + 1;
    await state.set('count', count);
    return String(count);
  }

  @Tool()
  @RequireScopes('orders:write')
  cancel({ auth }: McpContext) {
    return `cancelled for ${auth.subject}`;
  }

  @Tool()
  @RequireScopes('orders:read', 'orders:delete')
  purge() {
    return 'purged';
  }

  @Tool()
  @RequireScopes('nobody:has')
  never() {
    return 'never';
  }
}

/** An application with an identity provider, and a way to reach both. */
export interface ProtectedApp {
  readonly issuer: string;
  readonly url: URL;
  /** Follows the proxy from the public address to the server. */
  readonly via: typeof fetch;
  close(): Promise<void>;
}

/** @param tokenLifetime in seconds */
export async function startProtected(
  platform: Platform,
  tokenLifetime = 600,
): Promise<ProtectedApp> {
  const identity = await startQuietly({
    servers: [
      {
        resource: RESOURCE,
        scopes: ['orders', 'orders:read', 'orders:write', 'orders:delete'],
      },
    ],
    tokenLifetime,
    // The document of a client is at an https address, which no test has.
    fetch: async () =>
      Response.json({ ...clientMetadata(), client_id: METADATA_URL }),
  });
  const running = await start(moduleWith(identity), platform, (app) =>
    app.setGlobalPrefix('api'),
  );
  return {
    issuer: identity.issuer,
    url: new URL(RESOURCE),
    via: proxyTo(RESOURCE, `${running.url}/api/tools/mcp`),
    close: async () => {
      await running.app.close();
      await identity.close();
    },
  };
}

function moduleWith({ issuer }: { issuer: string }): DynamicModule {
  class AppModule {}
  Module({})(AppModule);
  return {
    module: AppModule,
    imports: [
      McpModule.forRoot({ name: 'shop', http: { path: 'tools/mcp' } }),
      McpAuthModule.forRoot({
        resource: RESOURCE,
        authorizationServers: [issuer],
        verifier: new JwtVerifier({
          jwksUri: `${issuer}/jwks`,
          issuer,
          audience: RESOURCE,
          clockToleranceSeconds: 0,
        }),
        requiredScopes: ['orders'],
      }),
    ],
    providers: [Orders],
  };
}
