import type { Type } from '@nestjs/common';
import { isClass } from '../components/is-class.js';
import type { InstanceWrapper } from '../nest.js';

/**
 * The class whose decorators count for a provider: its own, the one its
 * factory's or given instance is of, or the class it stands in for under its
 * token, as a mock given to `overrideProvider(Tools)` does.
 *
 * @returns undefined for what cannot host handlers: plain values, functions, and request-scoped factories whose token is no class
 */
export function hostClassOf(wrapper: InstanceWrapper): Type | undefined {
  if (wrapper.isAlias) return undefined;
  if (isClass(wrapper.metatype) && !wrapper.inject && !wrapper.isNotMetatype) {
    return wrapper.metatype;
  }
  const token = isClass(wrapper.token) ? wrapper.token : undefined;
  const instance: unknown = wrapper.instance;
  // A request-scoped factory has made nothing yet; its token says what it will.
  if (instance === undefined || instance === null) return token;
  if (typeof instance !== 'object') return undefined;
  const prototype: unknown = Object.getPrototypeOf(instance);
  const own =
    typeof prototype === 'object' && prototype !== null
      ? Reflect.get(prototype, 'constructor')
      : undefined;
  if (isClass(own) && own.prototype === prototype && own !== Object) {
    return own;
  }
  return token;
}
