import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';
import { OptionProblems } from './option-problems.js';
import { VerifierUnavailableException } from './verifier-unavailable.exception.js';

/**
 * Asks several verifiers, one after the other; the first that accepts a token
 * decides what it says. For servers with tokens of several issuers.
 *
 * @example
 * ```ts
 * new AnyOf(new JwtVerifier({ … }), new IntrospectionVerifier({ … }))
 * ```
 */
export class AnyOf implements TokenVerifier {
  readonly #verifiers: readonly TokenVerifier[];

  /**
   * @param verifiers in the order they are asked; the cheapest first
   * @throws McpConfigurationException `MCP_AUTH_NO_VERIFIER`
   */
  constructor(...verifiers: readonly TokenVerifier[]) {
    const problems = new OptionProblems(AnyOf.name);
    if (verifiers.length === 0) {
      problems.add(
        'MCP_AUTH_NO_VERIFIER',
        '',
        'there is no verifier to ask.',
        'Give one or more, as in new AnyOf(jwts, opaqueTokens).',
      );
    }
    this.#verifiers = problems.settle(verifiers);
  }

  /** @throws VerifierUnavailableException when none accepts the token, and one could not tell */
  async verify(token: string): Promise<VerifiedToken | undefined> {
    let unavailable: VerifierUnavailableException | undefined;
    for (const verifier of this.#verifiers) {
      try {
        const verified = await verifier.verify(token);
        if (verified) return verified;
      } catch (error) {
        if (!(error instanceof VerifierUnavailableException)) throw error;
        unavailable ??= error;
      }
    }
    if (unavailable) throw unavailable;
    return undefined;
  }
}
