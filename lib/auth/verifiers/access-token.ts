import type { VerifiedToken } from '../token-verifier.js';
import { type Claims, clientOf, isText, scopesOf } from './token-claims.js';

/** A token that is valid. A class, as the token in a private field is not shown, and costs nothing to keep so. */
export class AccessToken implements VerifiedToken {
  readonly #token: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly clientId?: string;
  readonly scopes: readonly string[];
  readonly claims: Claims;
  readonly expiresAt?: number;

  /** @param known what is known of it */
  constructor(token: string, known: Omit<VerifiedToken, 'token'>) {
    this.#token = token;
    this.issuer = known.issuer;
    this.subject = known.subject;
    this.clientId = known.clientId;
    this.scopes = known.scopes;
    this.claims = known.claims;
    this.expiresAt = known.expiresAt;
  }

  /**
   * Makes one of its claims (RFC 7519 §4.1, RFC 9068 §2.2).
   *
   * @param claims from a token whose signature was checked, or from the introspection endpoint
   * @param source who is the issuer where the claims do not say
   */
  static from(token: string, claims: Claims, source?: string): AccessToken {
    const { iss, sub, exp } = claims;
    return new AccessToken(token, {
      issuer: isText(iss) ? iss : source,
      subject: isText(sub) ? sub : undefined,
      clientId: clientOf(claims),
      scopes: scopesOf(claims),
      claims,
      expiresAt: typeof exp === 'number' ? exp : undefined,
    });
  }

  get token(): string {
    return this.#token;
  }
}

/** Freezes an object and all that is in it: for what several calls share. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
