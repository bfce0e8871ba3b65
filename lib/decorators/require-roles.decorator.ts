import {
  type ClassOrMethodDecorator,
  declareAccess,
} from './access-declaration.js';

/**
 * Lets only callers with one of some roles use a tool, resource or prompt; over
 * a class, all of its methods. To everybody else it is not there: in no list,
 * and "not found". Where roles are found is told by the `authorization.roles`
 * option. Asked after the guards. HTTP routes on the same method are none of
 * its concern.
 *
 * @param roles one is enough
 * @throws TypeError without a role
 *
 * @example
 * ```ts
 * @Tool()
 * @RequireRoles('admin', 'support')
 * refund({ id }: OrderId) { return this.orders.refund(id); }
 * ```
 */
export function RequireRoles(...roles: string[]): ClassOrMethodDecorator {
  return declareAccess('RequireRoles', { roles });
}
