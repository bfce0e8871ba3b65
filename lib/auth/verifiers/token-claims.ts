/** Claims of a token, or members of an introspection response. */
export type Claims = Readonly<Record<string, unknown>>;

/** Where issuers say which client a token is for: RFC 9068 §2.2, OpenID Connect Core §2, Okta, Entra ID v1. */
const CLIENT_CLAIMS = ['client_id', 'azp', 'cid', 'appid'];

/** How issuers mark tokens that are no access tokens: Keycloak, Amazon Cognito, Ory Hydra. */
const OTHER_KINDS: readonly (readonly [
  claim: string,
  kinds: ReadonlySet<unknown>,
])[] = [
  ['typ', new Set(['ID', 'Refresh', 'Offline', 'Logout'])],
  ['token_use', new Set(['id', 'refresh', 'refresh_token'])],
  ['token_type', new Set(['refresh_token', 'id_token'])],
];

/** The client a token was issued to, as far as it says. */
export function clientOf(claims: Claims): string | undefined {
  for (const name of CLIENT_CLAIMS) {
    const client = claims[name];
    if (isText(client)) return client;
  }
  return undefined;
}

/** The scopes of a token: `scope` (RFC 8693 §4.2), else `scp` of Entra ID and Okta; a text with spaces, or an array. */
export function scopesOf({ scope, scp }: Claims): readonly string[] {
  const value = scope ?? scp;
  if (typeof value === 'string') return value.split(' ').filter(isText);
  return Array.isArray(value) ? value.filter(isText) : [];
}

/** Whether a token says that it is an ID, refresh or logout token. */
export function isOtherKind(claims: Claims): boolean {
  return OTHER_KINDS.some(([claim, kinds]) => kinds.has(claims[claim]));
}

/** Whether an audience claim (RFC 7519 §4.1.3) names one of those expected. */
export function isFor(aud: unknown, expected: readonly string[]): boolean {
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return audiences.some((each) => isText(each) && expected.includes(each));
}

/** Whether a claim is a text with something in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
