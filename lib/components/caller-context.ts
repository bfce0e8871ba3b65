/** What is known of the caller of a request, whoever found it out: `McpAuthGuard`, or a guard of Passport's. */
export interface CallerAuth {
  /** The credential as sent; never logged. `undefined` without a verified one. */
  readonly token: string | undefined;
  /** The OAuth client the caller came through. */
  readonly clientId: string | undefined;
  /** Who the caller is to the issuer of the token. */
  readonly subject: string | undefined;
  /** What the token allows; empty where nothing said. */
  readonly scopes: readonly string[];
  /** What the token says; empty where nothing said. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** When the token expires, in seconds since 1970. */
  readonly expiresAt: number | undefined;
  /** `request.user`, as guards left it. */
  readonly user: unknown;
}

/** What rules about callers see of a request: what `McpContext` tells, without what it can do. */
export interface CallerContext {
  readonly auth: CallerAuth;
  /** Names the caller; `undefined` for an anonymous one. */
  readonly principal: string | undefined;
  readonly era: 'legacy' | 'modern';
  readonly transport: 'http' | 'stdio' | 'sse' | 'in-memory';
  /** Headers by lower-case name; empty where there are none. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The HTTP request; `undefined` where there is none. */
  readonly request: object | undefined;
  /** The request's `_meta`. */
  readonly meta: Readonly<Record<string, unknown>>;
}
