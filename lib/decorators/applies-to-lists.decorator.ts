import { APPLIES_TO_LISTS_METADATA } from '../components/list-guard.js';

/**
 * Marks the class of a guard that decides what its callers see: it is asked for
 * each component when lists are made, with that component's class and handler,
 * and what it refuses with 403 is hidden, in no list and "not found". Its 401
 * and 429 are told as they are. Other guards are asked when something is used,
 * and their 403 is answered as 403.
 *
 * Such a guard runs once for each component of each list: it should be quick.
 *
 * @throws TypeError when put on anything but a class
 *
 * @example
 * ```ts
 * @AppliesToLists()
 * @Injectable()
 * class RolesGuard implements CanActivate { … }
 * ```
 */
export function AppliesToLists(): ClassDecorator {
  return (target: unknown, ...rest: readonly unknown[]) => {
    if (typeof target !== 'function' || rest.length > 0) {
      throw new TypeError('@AppliesToLists() belongs on the class of a guard.');
    }
    Reflect.defineMetadata(APPLIES_TO_LISTS_METADATA, true, target);
  };
}
