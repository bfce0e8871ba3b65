import { McpConfigurationException } from '../index.js';
import type { ConfigurationProblem } from '../index.js';
import type { McpAuthOptions } from './mcp-auth-options.js';

/** An option of `McpAuthModule` with a value that cannot be meant. */
export const MCP_AUTH_MODULE_OPTION = 'MCP_AUTH_MODULE_OPTION';

/** A scope token (RFC 6749, 3.3). */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** @throws McpConfigurationException with everything that is wrong with the options */
export function checkAuthOptions(options: McpAuthOptions): void {
  const problems: ConfigurationProblem[] = [];
  const check = (
    option: keyof McpAuthOptions,
    isGood: boolean,
    message: string,
    remedy: string,
  ) => {
    if (isGood) return;
    problems.push({
      code: MCP_AUTH_MODULE_OPTION,
      where: `McpAuthModule ${option}`,
      message,
      remedy,
    });
  };
  check(
    'resource',
    isPublicUrl(options.resource) && isPlainPath(options.resource),
    'resource is no URL clients could know the server by.',
    'Give the URL of the MCP endpoint in full, with https except on this machine, without query and fragment, and with letters, digits and -._~ between the slashes of its path.',
  );
  const issuers: unknown = options.authorizationServers;
  check(
    'authorizationServers',
    Array.isArray(issuers) && issuers.length > 0 && issuers.every(isPublicUrl),
    'authorizationServers is no list of issuers.',
    'Name one issuer or more by its URL, with https except on this machine.',
  );
  check(
    'verifier',
    typeof options.verifier?.verify === 'function',
    'there is no verifier.',
    'Give a JwtVerifier, an IntrospectionVerifier, or an object with a method verify(token).',
  );
  for (const option of ['requiredScopes', 'scopesSupported'] as const) {
    const scopes: unknown = options[option] ?? [];
    check(
      option,
      Array.isArray(scopes) && scopes.every(isScope),
      `${option} is no list of scopes.`,
      'Give scopes without spaces, quotes and backslashes (RFC 6749, 3.3), or leave it out.',
    );
  }
  if (problems.length > 0) throw new McpConfigurationException(problems);
}

function isScope(value: unknown): boolean {
  return typeof value === 'string' && SCOPE.test(value);
}

function isPublicUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(
    value,
  );
  if (username || password || search || hash || value.includes('#')) {
    return false;
  }
  return (
    protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
  );
}

/** The metadata is served behind the same path: what routers read as patterns, or decode, would lead elsewhere. */
function isPlainPath(url: string): boolean {
  return /^(?:\/[\w.~-]+)*\/?$/.test(new URL(url).pathname);
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
