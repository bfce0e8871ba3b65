import { type JsonWebKey, randomUUID } from 'node:crypto';
import type { CryptoKey } from 'jose';
import type { JwtAlgorithm } from './verifiers/jwt-verifier-options.js';
import { type Jose, loadJose, requireJose } from './verifiers/load-jose.js';

/** Algorithms of a `SigningKeyPair`. */
export type SigningAlgorithm = Exclude<JwtAlgorithm, `HS${string}`>;

/** A public key as an issuer publishes it (RFC 7517 §4). */
export type PublishedKey = JsonWebKey & {
  readonly kid: string;
  readonly alg: string;
  readonly use: 'sig';
};

/** What a token says; everything is as good tokens have it by default, except for who and for whom. */
export interface SignOptions {
  /** The `iss` claim. */
  readonly issuer?: string;
  /** The `sub` claim. */
  readonly subject?: string;
  /** The `aud` claim. */
  readonly audience?: string | readonly string[];
  /** The `client_id` claim. */
  readonly clientId?: string;
  /** The `scope` claim, joined by spaces. */
  readonly scopes?: readonly string[];
  /** Seconds from now until `exp`, negative for a token that has expired; `null` leaves `exp` out. Default: 3,600. */
  readonly expiresIn?: number | null;
  /** Further claims; they replace those above. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The key's id in the header; `null` leaves it out. Default: that of this pair. */
  readonly kid?: string | null;
  /** Further members of the header, such as `typ`; they replace the others, except `alg`. */
  readonly header?: Readonly<Record<string, unknown>>;
}

/**
 * A pair of keys that signs tokens the way an issuer does: for tests. Needs the package `jose`.
 *
 * @example
 * ```ts
 * const keys = await SigningKeyPair.generate();
 * const verifier = new JwtVerifier({ publicKey: keys.publicKey, issuer: 'test', audience: 'mcp' });
 * const token = await keys.sign({ issuer: 'test', audience: 'mcp', subject: 'alice', scopes: ['read'] });
 * ```
 */
export class SigningKeyPair {
  readonly #jose: Jose;
  readonly #privateKey: CryptoKey;
  readonly #jwk: JsonWebKey;

  private constructor(
    jose: Jose,
    privateKey: CryptoKey,
    jwk: JsonWebKey,
    /** What tokens are signed with. */
    readonly algorithm: SigningAlgorithm,
    /** Names the key in the header of tokens and in `jwks()`. */
    readonly kid: string,
    /** The public key as PEM. */
    readonly publicKey: string,
  ) {
    this.#jose = jose;
    this.#privateKey = privateKey;
    this.#jwk = jwk;
  }

  /**
   * Makes a new pair.
   *
   * @param algorithm what tokens are signed with; `RS256` by default
   * @param kid names the key; random by default
   * @throws McpConfigurationException `MCP_AUTH_PEER_MISSING`
   */
  static async generate(
    algorithm: SigningAlgorithm = 'RS256',
    kid: string = randomUUID(),
  ): Promise<SigningKeyPair> {
    requireJose(SigningKeyPair.name);
    const jose = await loadJose();
    const pair = await jose.generateKeyPair(algorithm, { extractable: true });
    return new SigningKeyPair(
      jose,
      pair.privateKey,
      await jose.exportJWK(pair.publicKey),
      algorithm,
      kid,
      await jose.exportSPKI(pair.publicKey),
    );
  }

  /** Signs a token (RFC 9068 §2), valid for an hour unless told otherwise. */
  sign(options: SignOptions = {}): Promise<string> {
    const { expiresIn = 3_600, kid = this.kid } = options;
    const now = Math.floor(Date.now() / 1_000);
    const claims = withoutGaps({
      iss: options.issuer,
      sub: options.subject,
      aud: options.audience,
      client_id: options.clientId,
      scope: options.scopes?.join(' '),
      iat: now,
      exp: expiresIn === null ? undefined : now + expiresIn,
      ...options.claims,
    });
    return new this.#jose.SignJWT(claims)
      .setProtectedHeader({
        ...withoutGaps({
          typ: 'at+jwt',
          kid: kid ?? undefined,
          ...options.header,
        }),
        alg: this.algorithm,
      })
      .sign(this.#privateKey);
  }

  /** The public key as a JWK set (RFC 7517 §5), as an issuer publishes it. */
  jwks(): { readonly keys: readonly PublishedKey[] } {
    const { kid, algorithm: alg } = this;
    return { keys: [{ ...this.#jwk, kid, alg, use: 'sig' }] };
  }
}

function withoutGaps(
  members: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  );
}
