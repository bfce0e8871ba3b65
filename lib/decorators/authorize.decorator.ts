import {
  type ClassOrMethodDecorator,
  declareAccess,
} from './access-declaration.js';
import type { AuthorizeFunction } from './access-options.js';

/**
 * Lets a function decide who uses a tool, resource or prompt; over a class, all
 * of its methods. To those it refuses the component is not there: in no list,
 * and "not found". Asked after the guards, for each list and each use; where it
 * throws, it refuses. HTTP routes on the same method are none of its concern.
 *
 * @throws TypeError for what is no function
 *
 * @example
 * ```ts
 * @Tool()
 * @Authorize((auth) => auth.claims['tenant'] === 'acme')
 * export() { … }
 * ```
 */
export function Authorize(
  authorize: AuthorizeFunction,
): ClassOrMethodDecorator {
  return declareAccess('Authorize', { authorize });
}
