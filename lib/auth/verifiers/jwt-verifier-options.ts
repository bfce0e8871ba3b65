import type { JsonWebKey } from 'node:crypto';

/** Signature algorithms of access tokens (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2). `none` is none of them. */
export type JwtAlgorithm =
  `${'HS' | 'RS' | 'ES' | 'PS'}${256 | 384 | 512}` | 'EdDSA' | 'Ed25519';

/** Where the key is that tokens are verified with; exactly one of the four. */
export type JwtKeySource =
  /** The issuer's JWK set (RFC 7517 §5): the usual way, as keys can change. */
  | OneOf<{ readonly jwksUri: string | URL }>
  /** A public key or a certificate as PEM. */
  | OneOf<{ readonly publicKey: string }>
  /** A public key as JWK (RFC 7517 §4). */
  | OneOf<{
      readonly jwk: JsonWebKey & {
        readonly kid?: string;
        readonly alg?: string;
      };
    }>
  /** A secret shared with the issuer, of 32 bytes or more; a text counts as UTF-8. */
  | OneOf<{ readonly secret: string | Uint8Array }>;

type SourceName = 'jwksUri' | 'publicKey' | 'jwk' | 'secret';

type OneOf<T> = T & {
  readonly [Name in Exclude<SourceName, keyof T>]?: undefined;
};

/** What a token must be, and how keys are fetched. */
export interface JwtVerificationOptions {
  /** The `iss` a token must have, exactly as the issuer writes it, or several of which it must have one. */
  readonly issuer: string | readonly string[];
  /** The `aud` a token must name, or several of which it must name one: this server's resource identifier (RFC 8707 §2). */
  readonly audience: string | readonly string[];
  /** The algorithms that are accepted. Default: all that fit the key; those with a shared secret only where `secret` is set. */
  readonly algorithms?: readonly JwtAlgorithm[];
  /** How far clocks may differ, in seconds. Default: 5. */
  readonly clockToleranceSeconds?: number;
  /** Claims a token must have besides `iss`, `aud` and `exp`. */
  readonly requiredClaims?: readonly string[];
  /** Whether a token may do without `exp`, and never expire. Default: false. */
  readonly allowNoExpiry?: boolean;
  /** Whether a token must have the type `at+jwt` (RFC 9068 §2.1). Default: false, as many issuers write `JWT` or nothing; other types are refused all the same. */
  readonly requireAccessTokenType?: boolean;
  /** How long fetched keys are used before they are fetched anew, in milliseconds. Default: 1 hour. */
  readonly cacheTtlMs?: number;
  /** Least time between two fetches, in milliseconds, whatever keys tokens name. While there are no keys yet, failures are retried sooner: after 1 s, 2 s, 4 s and so on. Default: 30 seconds. */
  readonly cooldownMs?: number;
  /** How long keys are still used while the endpoint is away, in milliseconds from their last fetch. Default: 24 hours. */
  readonly maxStaleMs?: number;
  /** How long fetching the keys may take, in milliseconds. Default: 5 seconds. */
  readonly timeoutMs?: number;
  /** Fetches the keys, for instance through a proxy. It decides itself what it connects to: addresses are not checked then, except one written in the URL. */
  readonly fetch?: typeof globalThis.fetch;
  /** Whether the keys may come from a private network, then also over plain HTTP. `localhost` always may. Default: false. */
  readonly allowPrivateAddresses?: boolean;
}

/** Options of `JwtVerifier`. */
export type JwtVerifierOptions = JwtVerificationOptions & JwtKeySource;
