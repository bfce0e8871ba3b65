import type { CanActivate } from '@nestjs/common';
import type { AuthorizationOptions } from '../index.js';
import { type ServerDocument, ServerProtection } from '../internal.js';
import { AuthorizationServerMirror } from './authorization-server-mirror.js';
import { McpAuthGuard } from './mcp-auth.guard.js';
import type { McpAuthOptions } from './mcp-auth-options.js';
import { metadataUrl, protectedResource } from './protected-resource.js';

/** What `McpAuthModule` adds to a server: its guard, its metadata, its challenges. */
export class AuthProtection extends ServerProtection {
  readonly resourceMetadata: string;
  readonly scopes: readonly string[];
  readonly documents: readonly ServerDocument[];

  /**
   * @param server id of the server
   * @param guard a stand-in where a test overrides `McpAuthGuard`
   */
  constructor(
    readonly server: string,
    options: McpAuthOptions,
    private readonly guard: CanActivate,
  ) {
    super();
    const { pathname, href } = metadataUrl(options.resource);
    const metadata = protectedResource(options);
    this.resourceMetadata = href;
    this.scopes = options.requiredScopes ?? [];
    this.documents = [
      { path: pathname, read: () => metadata },
      ...mirrored(options),
    ];
  }

  guards({ stdio }: AuthorizationOptions): readonly CanActivate[] {
    if (this.guard instanceof McpAuthGuard) this.guard.useStdio(stdio);
    return [this.guard];
  }
}

/** Clients of 2025-03-26 look at the root of the server's host, newer ones behind its path. */
function mirrored(options: McpAuthOptions): readonly ServerDocument[] {
  const [issuer] = options.authorizationServers;
  if (!options.mirrorMetadata || issuer === undefined) return [];
  const mirror = new AuthorizationServerMirror(
    issuer,
    options.allowPrivateAddresses ?? false,
  );
  const { pathname } = new URL(options.resource);
  const path = pathname.replace(/\/$/, '');
  const root = '/.well-known/oauth-authorization-server';
  return [...new Set([root, `${root}${path}`])].map((location) => ({
    path: location,
    read: () => mirror.read(),
  }));
}
