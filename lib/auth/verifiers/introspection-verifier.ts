import { createHash } from 'node:crypto';
import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';
import { AccessToken, deepFreeze } from './access-token.js';
import { type Introspect, introspectWith } from './introspection-client.js';
import type { IntrospectionOptions } from './introspection-options.js';
import { OptionProblems } from './option-problems.js';
import { RareWarning } from './rare-warning.js';
import { refused } from './refusal.js';
import { TokenCache } from './token-cache.js';
import { type Claims, isFor, isOtherKind, isText } from './token-claims.js';
import { hasFittingLength } from './token-limits.js';
import { VerifierUnavailableException } from './verifier-unavailable.exception.js';

const DEFAULT_MAX_ENTRIES = 1_000;

/**
 * Verifies access tokens by asking the authorization server (RFC 7662): for
 * tokens that are no JWTs, and where a token that is revoked must stop working
 * at once. Requests that come with the same token at the same time share one call.
 *
 * @example
 * ```ts
 * new IntrospectionVerifier({
 *   endpoint: 'https://issuer.example.com/oauth2/introspect',
 *   clientId: 'mcp-server',
 *   clientSecret: process.env.INTROSPECTION_SECRET ?? '',
 *   audience: 'https://api.example.com/mcp',
 *   cache: { ttlMs: 30_000 },
 * })
 * ```
 */
export class IntrospectionVerifier implements TokenVerifier {
  readonly #introspect: Introspect;
  /** The endpoint, without its query: subjects are unique at one only. */
  readonly #source: string;
  readonly #audience: readonly string[] | undefined;
  readonly #issuer: readonly string[] | undefined;
  readonly #cache: TokenCache | undefined;
  readonly #underWay = new Map<string, Promise<VerifiedToken | undefined>>();
  readonly #warning = new RareWarning();

  /**
   * @throws McpConfigurationException `MCP_AUTH_CREDENTIALS_MISSING`, `MCP_AUTH_AUDIENCE`, `MCP_AUTH_ISSUER`,
   *   `MCP_AUTH_URL_INVALID`, `MCP_AUTH_URL_INSECURE`, `MCP_AUTH_URL_PRIVATE`, `MCP_AUTH_OPTION_INVALID`
   */
  constructor(options: IntrospectionOptions) {
    const { audience, issuer, cache } = options;
    const problems = new OptionProblems(IntrospectionVerifier.name);
    if (audience !== false) {
      this.#audience = problems.checkTexts(
        'MCP_AUTH_AUDIENCE',
        'audience',
        audience,
      );
    }
    if (issuer !== undefined) {
      this.#issuer = problems.checkTexts('MCP_AUTH_ISSUER', 'issuer', issuer);
    }
    if (cache) {
      const { ttlMs, maxEntries = DEFAULT_MAX_ENTRIES } = cache;
      problems.checkNumbers({
        'cache.ttlMs': ttlMs,
        'cache.maxEntries': maxEntries,
      });
      this.#cache = new TokenCache(ttlMs, maxEntries);
    }
    this.#introspect = problems.settle(introspectWith(options, problems));
    const { origin, pathname } = new URL(options.endpoint);
    this.#source = `${origin}${pathname}`;
  }

  async verify(token: string): Promise<VerifiedToken | undefined> {
    if (!hasFittingLength(token)) return refused('it is empty, or too long');
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.#cache?.get(hash) ?? this.#underWay.get(hash);
    if (known) return known;
    const asked = this.#ask(token, hash).finally(() => {
      this.#underWay.delete(hash);
    });
    this.#underWay.set(hash, asked);
    return asked;
  }

  async #ask(token: string, hash: string): Promise<VerifiedToken | undefined> {
    const claims = await this.#answerFor(token);
    const reason = claims ? this.#refusalOf(claims) : 'it is not active';
    if (!claims || reason !== undefined) return refused(reason ?? '');
    const verified = deepFreeze(AccessToken.from(token, claims, this.#source));
    this.#cache?.set(hash, verified);
    return verified;
  }

  async #answerFor(token: string): Promise<Claims | undefined> {
    try {
      return await this.#introspect(token);
    } catch (error) {
      const cause =
        error instanceof Error ? error : new Error('Unknown failure');
      this.#warning.tell(`Access tokens cannot be verified: ${cause.message}`);
      throw new VerifierUnavailableException(cause);
    }
  }

  /** What speaks against a token though it is active; what the server says of its times is trusted, except that it is not over. */
  #refusalOf(claims: Claims): string | undefined {
    const { exp, sub, aud, iss } = claims;
    if (exp !== undefined && !(typeof exp === 'number' && exp > now())) {
      return 'it has expired, or does not say when in numbers';
    }
    if (sub !== undefined && !isText(sub)) return 'its sub is no text';
    if (isOtherKind(claims))
      return 'the server says that it is no access token';
    if (this.#audience && !isFor(aud, this.#audience)) {
      return 'it is meant for another audience';
    }
    if (this.#issuer && !(isText(iss) && this.#issuer.includes(iss))) {
      return 'it is from another issuer';
    }
    return undefined;
  }
}

function now(): number {
  return Date.now() / 1_000;
}
