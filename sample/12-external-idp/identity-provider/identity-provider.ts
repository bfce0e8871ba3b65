import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { SCRIPT } from './script.js';

/** A server tokens are issued for (RFC 8707). */
export interface ProtectedServer {
  /** Its URL, as it says itself in its metadata. */
  readonly resource: string;
  /** Scopes people can grant for it. */
  readonly scopes: readonly string[];
}

export interface IdentityProviderOptions {
  readonly servers: readonly ProtectedServer[];
  /** 0 for one the system chooses, as by default. */
  readonly port?: number;
  /** How long an access token is valid, in seconds. Default: 600. */
  readonly tokenLifetime?: number;
  /** What metadata documents of clients are fetched with. Default: the global one. */
  readonly fetch?: typeof fetch;
}

export interface IdentityProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/** In seconds. */
const DAY = 86_400;

/**
 * An identity provider for trying things out: it believes everybody's name,
 * accepts any password and forgets everything when it stops. It has what MCP
 * clients use: PKCE, resource indicators, dynamic registration, client ID
 * metadata documents and refresh tokens.
 */
export async function startIdentityProvider({
  servers,
  port = 0,
  tokenLifetime = 600,
  fetch,
}: IdentityProviderOptions): Promise<IdentityProvider> {
  const http = createServer();
  await new Promise<void>((resolve) =>
    http.listen(port, '127.0.0.1', () => resolve()),
  );
  const address = http.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  const scopes = new Set(servers.flatMap((server) => server.scopes));
  const provider = new Provider(issuer, {
    jwks: { keys: [signingKey()] },
    clients: [
      {
        client_id: SCRIPT.id,
        client_secret: SCRIPT.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    scopes: ['openid', 'offline_access', ...scopes],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: {
      AccessToken: tokenLifetime,
      ClientCredentials: tokenLifetime,
      Grant: DAY,
      Interaction: DAY,
      RefreshToken: DAY,
      Session: DAY,
    },
    clientBasedCORS: () => true,
    ...(fetch && { fetch }),
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    // Clients register with the scopes they ask for first; they may ask for more later.
    extraClientMetadata: {
      properties: ['first_scope'],
      validator: (_, __, ___, metadata) => void delete metadata.scope,
    },
    features: {
      clientCredentials: { enabled: true },
      registration: { enabled: true },
      clientIdMetadataDocument: { enabled: true, ack: 'draft-02' },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => {
          const server = servers.find((each) => each.resource === resource);
          return {
            scope: (server?.scopes ?? []).join(' '),
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: tokenLifetime,
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
  });
  http.on('request', provider.callback());
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' };
}
