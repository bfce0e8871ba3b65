import {
  type ClassOrMethodDecorator,
  declareAccess,
} from './access-declaration.js';

/**
 * Asks for scopes of the caller's token before a tool, resource or prompt is
 * used; over a class, for all of its methods. The component is listed all the
 * same, so that clients can ask for what they lack: a token without one of the
 * scopes is answered with 403 and `WWW-Authenticate: Bearer
 * error="insufficient_scope"`, a caller without a token with 401 (2025-11-25,
 * Authorization, Scope Challenge Handling). Asked after the guards. HTTP routes
 * on the same method are none of its concern.
 *
 * @param scopes all must be there
 * @throws TypeError without a scope, and for what is no scope
 *
 * @example
 * ```ts
 * @Tool()
 * @RequireScopes('orders:write')
 * cancel({ id }: OrderId) { return this.orders.cancel(id); }
 * ```
 */
export function RequireScopes(...scopes: string[]): ClassOrMethodDecorator {
  return declareAccess('RequireScopes', { scopes });
}
