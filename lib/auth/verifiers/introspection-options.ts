/** How long answers of the introspection endpoint are kept. */
export interface IntrospectionCacheOptions {
  /** How long a token that was valid counts as valid without asking again, in milliseconds; never longer than until it expires. A token that is revoked works for as long. */
  readonly ttlMs: number;
  /** Most tokens that are kept; the one not used for longest goes first. Default: 1,000. */
  readonly maxEntries?: number;
}

/** Options of `IntrospectionVerifier`. */
export interface IntrospectionOptions {
  /** URL of the introspection endpoint (RFC 7662 §2). */
  readonly endpoint: string | URL;
  /** The client id this server has at the authorization server. */
  readonly clientId: string;
  /** Its secret. */
  readonly clientSecret: string;
  /** Whether client id and secret go into the `Authorization` header, or into the body (RFC 6749 §2.3.1). Default: `basic`. */
  readonly authentication?: 'basic' | 'post';
  /** The `aud` an answer must name, or several of which it must name one: this server's resource identifier (RFC 8707 §2). `false` accepts tokens meant for anybody: only where the authorization server itself answers `active: false` for those. */
  readonly audience: string | readonly string[] | false;
  /** The `iss` an answer must have, or several of which it must have one. Default: not looked at, as the endpoint is the issuer's; where an answer has none, the URL of the endpoint stands for it. */
  readonly issuer?: string | readonly string[];
  /** How long an answer may take, in milliseconds. Default: 5 seconds. */
  readonly timeoutMs?: number;
  /** Keeps answers about valid tokens. Default: the endpoint is asked for every request. */
  readonly cache?: IntrospectionCacheOptions;
  /** Sends the requests, for instance through a proxy. It decides itself what it connects to: addresses are not checked then, except one written in the URL. */
  readonly fetch?: typeof globalThis.fetch;
  /** Whether the endpoint may be in a private network, then also over plain HTTP. `localhost` always may. Default: false. */
  readonly allowPrivateAddresses?: boolean;
}
