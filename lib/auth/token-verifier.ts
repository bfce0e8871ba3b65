/** What a verifier found out about an access token that is valid. */
export interface VerifiedToken {
  /**
   * The token as it was sent. The library's own verifiers make it
   * non-enumerable: logging, spreading or serializing the object does not show it.
   */
  readonly token: string;
  /** Who issued it: the `iss` claim (RFC 7519 §4.1.1). */
  readonly issuer?: string;
  /** Whom it speaks for: the `sub` claim (RFC 7519 §4.1.2), unique within the issuer. */
  readonly subject?: string;
  /** The client it was issued to (RFC 9068 §2.2, `client_id`). */
  readonly clientId?: string;
  /** What it allows (RFC 6749 §3.3); empty when it says nothing. */
  readonly scopes: readonly string[];
  /** Everything it says, roles and groups included. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** When it expires, in seconds since 1970; `undefined` when it does not. */
  readonly expiresAt?: number;
}

/** Tells whether an access token is valid, and what it says. */
export interface TokenVerifier {
  /**
   * @param token what followed `Bearer ` in the request, from whomever sent it
   * @returns `undefined` for a token that is not valid; why is logged at debug level only, never with the token
   * @throws VerifierUnavailableException when it cannot be told now: keys or the introspection endpoint are out of reach
   */
  verify(token: string): Promise<VerifiedToken | undefined>;
}
