import type { CallerContext } from '../components/caller-context.js';

/** How conditions on callers are decided. */
export interface AuthorizationOptions {
  /**
   * The caller's roles; none where it answers anything but a list. Default: `roles` or `role` of `request.user` and of the
   * token's claims, `realm_access.roles`, and of `resource_access` the roles at
   * those of its names that are an audience of the token.
   */
  roles?(context: CallerContext): readonly string[];
  /** Whether what asks for scopes the caller's token lacks is hidden. Default: false; it is listed, and answered with 403. */
  readonly hideUnmetScopes?: boolean;
  /**
   * What a caller over stdio may use, who has no token, unless guards or the
   * `user` option of stdio say who it is: `trusted` everything, as far as
   * `visible` lets it; `deny` nothing that asks for scopes, roles or `authorize`;
   * `token` what the token in an environment variable of that name allows, as
   * the auth module verifies it. Default: `deny`.
   */
  readonly stdio?: 'trusted' | 'deny' | { readonly token: string };
}
