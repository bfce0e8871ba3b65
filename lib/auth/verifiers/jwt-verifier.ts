import type { JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';
import { AccessToken } from './access-token.js';
import { checkClaims } from './jwt-claims.js';
import { checkHeader } from './jwt-header.js';
import { type JwtKeys, keysFrom } from './jwt-keys.js';
import { reasonOf } from './jwt-refusal-reason.js';
import type {
  JwtAlgorithm,
  JwtVerifierOptions,
} from './jwt-verifier-options.js';
import { type Jose, loadJose, requireJose } from './load-jose.js';
import { OptionProblems } from './option-problems.js';
import { refused } from './refusal.js';
import { hasFittingLength } from './token-limits.js';
import { VerifierUnavailableException } from './verifier-unavailable.exception.js';

/**
 * Verifies access tokens that are signed JWTs (RFC 9068, RFC 8725) with keys the
 * issuer publishes, a public key, or a shared secret. Needs the package `jose`.
 *
 * @example
 * ```ts
 * new JwtVerifier({
 *   jwksUri: 'https://issuer.example.com/.well-known/jwks.json',
 *   issuer: 'https://issuer.example.com/',
 *   audience: 'https://api.example.com/mcp',
 * })
 * ```
 */
export class JwtVerifier implements TokenVerifier {
  readonly #findKey: JWTVerifyGetKey;
  readonly #options: JWTVerifyOptions;
  readonly #toleranceSeconds: number;
  #jose: Jose | undefined;

  /**
   * @throws McpConfigurationException `MCP_AUTH_KEY_SOURCE`, `MCP_AUTH_KEY_INVALID`,
   *   `MCP_AUTH_SECRET_SHORT`, `MCP_AUTH_ALGORITHM`, `MCP_AUTH_ISSUER`, `MCP_AUTH_AUDIENCE`,
   *   `MCP_AUTH_URL_INVALID`, `MCP_AUTH_URL_INSECURE`, `MCP_AUTH_URL_PRIVATE`,
   *   `MCP_AUTH_OPTION_INVALID`, `MCP_AUTH_PEER_MISSING`
   */
  constructor(options: JwtVerifierOptions) {
    requireJose(JwtVerifier.name);
    const {
      clockToleranceSeconds = 5,
      requiredClaims = [],
      allowNoExpiry = false,
      requireAccessTokenType = false,
    } = options;
    const problems = new OptionProblems(JwtVerifier.name);
    const keys = keysFrom(options, problems);
    const { issuer, audience } = options;
    this.#options = {
      issuer: [...problems.checkTexts('MCP_AUTH_ISSUER', 'issuer', issuer)],
      audience: [
        ...problems.checkTexts('MCP_AUTH_AUDIENCE', 'audience', audience),
      ],
      algorithms: [...allowed(options.algorithms, keys, problems)],
      clockTolerance: clockToleranceSeconds,
      requiredClaims: allowNoExpiry
        ? [...requiredClaims]
        : ['exp', ...requiredClaims],
    };
    problems.checkNumbers({ clockToleranceSeconds });
    const { find } = problems.settle(keys);
    this.#toleranceSeconds = clockToleranceSeconds;
    this.#findKey = (header, token) => {
      checkHeader(header, requireAccessTokenType);
      return find(header, token);
    };
  }

  async verify(token: string): Promise<VerifiedToken | undefined> {
    if (!hasFittingLength(token)) return refused('it is empty, or too long');
    this.#jose ??= await loadJose();
    try {
      const { payload } = await this.#jose.jwtVerify(
        token,
        this.#findKey,
        this.#options,
      );
      checkClaims(payload, this.#toleranceSeconds);
      return AccessToken.from(token, payload);
    } catch (error) {
      if (error instanceof VerifierUnavailableException) throw error;
      return refused(reasonOf(error));
    }
  }
}

/** The algorithms that are accepted: those asked for, each of which must fit the key, or all that do. */
function allowed(
  wanted: readonly JwtAlgorithm[] | undefined,
  keys: JwtKeys | undefined,
  problems: OptionProblems,
): readonly string[] {
  if (!keys || wanted === undefined) return keys?.algorithms ?? [];
  const isFitting =
    Array.isArray(wanted) &&
    wanted.length > 0 &&
    wanted.every((algorithm) => keys.algorithms.includes(algorithm));
  if (!isFitting) {
    problems.add(
      'MCP_AUTH_ALGORITHM',
      'algorithms',
      'the list is empty, or has an algorithm that does not fit the key.',
      `Choose from ${keys.algorithms.join(', ')}, or leave it out.`,
    );
  }
  return wanted;
}
