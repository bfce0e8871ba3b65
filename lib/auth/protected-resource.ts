import type { McpAuthOptions } from './mcp-auth-options.js';

const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/**
 * The URL of the metadata of a resource (RFC 9728, 3.1): at the root of its
 * host, with the path of the resource behind.
 *
 * @param resource URL of the MCP endpoint, as clients know it
 */
export function metadataUrl(resource: string): URL {
  const { origin, pathname } = new URL(resource);
  const path = pathname === '/' ? '' : pathname.replace(/\/$/, '');
  return new URL(`${WELL_KNOWN}${path}`, origin);
}

/** The metadata of a protected resource (RFC 9728, 2). */
export function protectedResource(options: McpAuthOptions): object {
  const { resource, resourceName, resourceDocumentation } = options;
  const scopes = options.scopesSupported ?? options.requiredScopes ?? [];
  return {
    resource,
    authorization_servers: options.authorizationServers,
    bearer_methods_supported: ['header'],
    ...(scopes.length > 0 && { scopes_supported: scopes }),
    ...(resourceName !== undefined && { resource_name: resourceName }),
    ...(resourceDocumentation !== undefined && {
      resource_documentation: resourceDocumentation,
    }),
  };
}
