import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import {
  JwtVerifier,
  McpAuthModule,
  type McpAuthOptions,
  SigningKeyPair,
  type SignOptions,
} from '../../../lib/auth/index.js';
import { McpContext, McpModule, Tool } from '../../../lib/index.js';

/** The server's address as clients know it. */
export const RESOURCE = 'https://api.example.com/mcp';
export const ISSUER = 'https://id.example.com';
export const METADATA =
  'https://api.example.com/.well-known/oauth-protected-resource/mcp';

/** What the issuer signs with. */
export const keys = await SigningKeyPair.generate();

/** A token of the issuer for the server, unless told otherwise. */
export function tokenOf(
  subject: string,
  more: SignOptions = {},
): Promise<string> {
  return keys.sign({
    issuer: ISSUER,
    audience: RESOURCE,
    subject,
    clientId: 'app',
    scopes: ['tools'],
    ...more,
  });
}

/** The header with such a token. */
export async function bearer(
  subject: string,
  more: SignOptions = {},
): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await tokenOf(subject, more)}` };
}

/** Options that accept the issuer's tokens; each is made anew, as options of an application are. */
export function authOptions(
  more: Partial<McpAuthOptions> = {},
): McpAuthOptions {
  const { resource = RESOURCE } = more;
  return {
    resource,
    authorizationServers: [ISSUER],
    verifier: new JwtVerifier({
      publicKey: keys.publicKey,
      issuer: ISSUER,
      audience: resource,
      clockToleranceSeconds: 0,
    }),
    requiredScopes: ['tools'],
    ...more,
  };
}

/** An application with one protected server, and what else it is to have. */
export function signedApp({
  mcp = {},
  auth = {},
  imports = [],
  ...rest
}: ModuleMetadata & {
  readonly mcp?: Parameters<typeof McpModule.forRoot>[0];
  readonly auth?: Partial<McpAuthOptions>;
} = {}): DynamicModule {
  return {
    module: class AppModule {},
    imports: [
      McpModule.forRoot(mcp),
      McpAuthModule.forRoot(authOptions(auth)),
      ...imports,
    ],
    providers: [Whoami],
    ...rest,
  };
}

/** Tells callers what the server knows of them. */
export class Whoami {
  @Tool()
  whoami({ auth, principal }: McpContext) {
    const { subject, scopes, user } = auth;
    return JSON.stringify({ subject, scopes, user, principal });
  }
}
