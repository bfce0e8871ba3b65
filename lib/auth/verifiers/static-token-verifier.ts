import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenVerifier, VerifiedToken } from '../token-verifier.js';
import { AccessToken, deepFreeze } from './access-token.js';
import { OptionProblems } from './option-problems.js';
import { refused } from './refusal.js';
import { hasFittingLength } from './token-limits.js';

/** What a token of a `StaticTokenVerifier` stands for. */
export interface StaticToken {
  /** The client that has it. */
  readonly clientId: string;
  /** What it allows. Default: nothing. */
  readonly scopes?: readonly string[];
  /** Whom it speaks for. */
  readonly subject?: string;
  /** When it expires, in seconds since 1970. Default: never. */
  readonly expiresAt?: number;
  /** What else is known of its bearer, such as roles. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Options of `StaticTokenVerifier`. */
export interface StaticTokenOptions {
  /** What each token stands for. */
  readonly tokens: Readonly<Record<string, StaticToken>>;
  /** Whether it may be used where `NODE_ENV` is `production`. Default: false. */
  readonly allowInProduction?: boolean;
}

/**
 * Verifies tokens that are written down: for development and tests.
 *
 * @example
 * ```ts
 * new StaticTokenVerifier({ tokens: { 'dev-token': { clientId: 'dev', scopes: ['read'] } } })
 * ```
 */
export class StaticTokenVerifier implements TokenVerifier {
  readonly #entries: readonly (readonly [hash: Buffer, token: StaticToken])[];

  /** @throws McpConfigurationException `MCP_AUTH_STATIC_IN_PRODUCTION`, `MCP_AUTH_STATIC_TOKENS` */
  constructor({ tokens, allowInProduction = false }: StaticTokenOptions) {
    const problems = new OptionProblems(StaticTokenVerifier.name);
    const entries = Object.entries(tokens ?? {});
    if (process.env['NODE_ENV'] === 'production' && !allowInProduction) {
      problems.add(
        'MCP_AUTH_STATIC_IN_PRODUCTION',
        '',
        'tokens that are written down are for development, and NODE_ENV is production.',
        'Use JwtVerifier or IntrospectionVerifier; if they are secret all the same, set allowInProduction: true.',
      );
    }
    if (
      entries.length === 0 ||
      entries.some(([token]) => !hasFittingLength(token))
    ) {
      problems.add(
        'MCP_AUTH_STATIC_TOKENS',
        'tokens',
        'there is none, or one that is empty or too long.',
        "Write them as { 'the-token': { clientId: 'the-client', scopes: [] } }.",
      );
    }
    this.#entries = problems.settle(
      entries.map(
        ([token, meaning]) =>
          [hashOf(token), deepFreeze(structuredClone(meaning))] as const,
      ),
    );
  }

  async verify(token: string): Promise<VerifiedToken | undefined> {
    if (!hasFittingLength(token)) return refused('it is empty, or too long');
    const hash = hashOf(token);
    let found: StaticToken | undefined;
    // All of them, whichever it is: the time it takes tells nothing.
    for (const [known, meaning] of this.#entries) {
      if (timingSafeEqual(known, hash)) found = meaning;
    }
    if (!found) return refused('it is none of those that are written down');
    const { clientId, subject, scopes = [], claims = {}, expiresAt } = found;
    if (expiresAt !== undefined && expiresAt <= Date.now() / 1_000) {
      return refused('it has expired');
    }
    return new AccessToken(token, {
      clientId,
      subject,
      scopes,
      claims,
      expiresAt,
    });
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
