import {
  type ClassOrMethodDecorator,
  declareAccess,
} from './access-declaration.js';

/**
 * Opens a tool, resource or prompt to callers without a credential; over a
 * class, all of its methods that require nothing of their own. On a method it
 * lifts what its class, mounts and server require with scopes, roles and
 * `authorize`. Guards and `visible` are asked all the same, and so is what the
 * method itself requires. What extends the class or overrides the method is not
 * opened by it.
 *
 * @example
 * ```ts
 * @RequireScopes('orders')
 * class Orders {
 *   @Tool()
 *   @Public()
 *   openingHours() { return '9 to 5'; }
 * }
 * ```
 */
export function Public(): ClassOrMethodDecorator {
  return declareAccess('Public', { public: true });
}
