import { type ContextId, ContextIdFactory } from '@nestjs/core';
import { Injector, type InstanceWrapper } from '../nest.js';

/** A host or enhancer ready to use: one instance, or one per request that Nest makes on demand. */
export type Bound<T> =
  { readonly instance: T } | { readonly wrapper: InstanceWrapper<T> };

const injector = new Injector();

/**
 * Settles at start-up whether a provider or enhancer has one instance or one per
 * request. A transient one belongs to what it is bound for: it is made here, once.
 *
 * @throws Error what its constructor or a dependency's throws
 */
export async function bind<T>(wrapper: InstanceWrapper<T>): Promise<Bound<T>> {
  if (!wrapper.isDependencyTreeStatic()) return { wrapper };
  if (!wrapper.isTransient) return { instance: wrapper.instance };
  const instance = await loadInContext(wrapper, ContextIdFactory.create());
  return { instance };
}

/** Whether every one has its instance already, so that requests need not wait for Nest. */
export function allStatic<T>(
  bound: readonly Bound<T>[],
): bound is readonly { readonly instance: T }[] {
  return bound.every((item) => 'instance' in item);
}

/** The class of what is bound; `undefined` where a function makes it, one for each request. */
export function classOf(bound: Bound<object>): unknown {
  if ('instance' in bound) return bound.instance.constructor;
  const { isFactory, metatype } = bound.wrapper;
  return isFactory ? undefined : (metatype ?? undefined);
}

/** The instance for one request. */
export function instanceFor<T>(
  bound: Bound<T>,
  contextId: ContextId,
): T | Promise<T> {
  return 'instance' in bound
    ? bound.instance
    : loadInContext(bound.wrapper, contextId);
}

/** The instances for one request, in order. */
export function instancesFor<T>(
  bound: readonly Bound<T>[],
  contextId: ContextId,
): Promise<T[]> {
  return Promise.all(bound.map((item) => instanceFor(item, contextId)));
}

/**
 * The instance Nest holds, or makes, for a request context.
 *
 * @throws Error what the constructor of the class or of a dependency throws
 */
async function loadInContext<T>(
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
