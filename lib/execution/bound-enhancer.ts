import type { ContextId } from '@nestjs/core';
import { Injector, type InstanceWrapper } from '../nest.js';

/** An enhancer or host ready to use: one instance, or one per request that Nest makes on demand. */
export type Bound<T> =
  { readonly instance: T } | { readonly wrapper: InstanceWrapper<T> };

const injector = new Injector();

/** Whether every one has its instance already, so that requests need not wait for Nest. */
export function allStatic<T>(
  bound: readonly Bound<T>[],
): bound is readonly { readonly instance: T }[] {
  return bound.every((item) => 'instance' in item);
}

/** The instances for one request, in order. */
export function instancesFor<T>(
  bound: readonly Bound<T>[],
  contextId: ContextId,
): Promise<T[]> {
  return Promise.all(
    bound.map((item) =>
      'instance' in item
        ? item.instance
        : loadInContext(item.wrapper, contextId),
    ),
  );
}

/**
 * The instance Nest holds, or makes, for a request context.
 *
 * @throws Error what the constructor of the class or of a dependency throws
 */
export async function loadInContext<T>(
  wrapper: InstanceWrapper<T>,
  contextId: ContextId,
): Promise<T> {
  const { host } = wrapper;
  if (!host) {
    throw new Error(`${String(wrapper.name)} belongs to no module.`);
  }
  const collection = [host.providers, host.injectables, host.controllers].find(
    (candidate) => candidate.get(wrapper.token) === wrapper,
  );
  if (!collection) {
    throw new Error(`${String(wrapper.name)} is not kept by its module.`);
  }
  return injector.loadPerContext(
    wrapper.instance,
    host,
    collection,
    contextId,
    wrapper,
  );
}
