import type { Type } from '@nestjs/common';
import type { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { isClass } from '../components/is-class.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { Injector, type InstanceWrapper, type Module } from '../nest.js';
import { bind, type Bound } from './bound.js';
import {
  ENHANCER_STORES,
  type EnhancerKind,
  type EnhancerTypes,
} from './enhancer-kind.js';
import { invalidEnhancer, unresolvedEnhancer } from './enhancer-problems.js';

/** Enhancers found for one place, and what stands in the way of the others. */
export interface ResolvedEnhancers<T> {
  readonly bound: readonly Bound<T>[];
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Enhancer classes that were registered here, by module: servers of one
 * application share its modules, and what could not be made for one of them
 * must not look like a provider of Nest's to the next.
 */
const REGISTERED = new WeakMap<Module, Map<Type<object>, Promise<void>>>();

/**
 * Turns declared enhancers into ones that run, in the module of their host. It
 * fails closed: whatever was declared is bound or reported, never skipped.
 */
export class EnhancerResolver {
  readonly #injector = new Injector();

  constructor(
    private readonly config: ApplicationConfig,
    private readonly modules: ModulesContainer,
  ) {}

  /** The application's global enhancers of a kind, scoped ones included. */
  async globals<K extends EnhancerKind>(
    kind: K,
  ): Promise<readonly Bound<EnhancerTypes[K]>[]> {
    const store = ENHANCER_STORES[kind];
    const scoped = await Promise.all(
      store.scopedGlobals(this.config).map(bind),
    );
    // A static factory that gives nothing on purpose is skipped, as Nest skips it.
    const given = store.globals(this.config).filter(Boolean);
    return [...given.map((instance) => ({ instance })), ...scoped];
  }

  /**
   * Binds enhancers declared at one place.
   *
   * @param declared classes and instances, as given to the decorator or option
   * @param module where the classes are instantiated
   * @param where names the place in a start-up error
   */
  async resolve<K extends EnhancerKind>(
    kind: K,
    declared: readonly unknown[],
    module: Module,
    where: string,
  ): Promise<ResolvedEnhancers<EnhancerTypes[K]>> {
    const bound: Bound<EnhancerTypes[K]>[] = [];
    const problems: ConfigurationProblem[] = [];
    for (const enhancer of declared) {
      if (isEnhancer(kind, enhancer)) {
        bound.push({ instance: enhancer });
      } else if (!isClass(enhancer)) {
        problems.push(invalidEnhancer(kind, enhancer, where));
      } else {
        const made = await this.#bind<K>(kind, enhancer, where, () =>
          this.#injectableOf<K>(kind, enhancer, module),
        );
        if ('code' in made) problems.push(made);
        else bound.push(made);
      }
    }
    return { bound, problems };
  }

  async #bind<K extends EnhancerKind>(
    kind: K,
    enhancer: Type<object>,
    where: string,
    find: () =>
      | InstanceWrapper<EnhancerTypes[K]>
      | Promise<InstanceWrapper<EnhancerTypes[K]>>,
  ): Promise<Bound<EnhancerTypes[K]> | ConfigurationProblem> {
    try {
      const bound = await bind(await find());
      return 'wrapper' in bound || isEnhancer(kind, bound.instance)
        ? bound
        : invalidEnhancer(kind, enhancer, where);
    } catch (error) {
      return unresolvedEnhancer(kind, enhancer, where, error);
    }
  }

  /**
   * Binds enhancers given in options, which belong to no module of their own: a
   * class some module provides is that provider; any other is instantiated in
   * `module`.
   */
  async resolveAnywhere<K extends EnhancerKind>(
    kind: K,
    declared: readonly unknown[],
    module: Module,
    where: string,
  ): Promise<ResolvedEnhancers<EnhancerTypes[K]>> {
    const found = await Promise.all(
      declared.map(async (enhancer) => {
        const provider = this.#providerOf<K>(enhancer);
        if (!provider || !isClass(enhancer)) {
          return this.resolve(kind, [enhancer], module, where);
        }
        const made = await this.#bind<K>(kind, enhancer, where, () => provider);
        return 'code' in made
          ? { bound: [], problems: [made] }
          : { bound: [made], problems: [] };
      }),
    );
    return {
      bound: found.flatMap(({ bound }) => bound),
      problems: found.flatMap(({ problems }) => problems),
    };
  }

  #providerOf<K extends EnhancerKind>(
    token: unknown,
  ): InstanceWrapper<EnhancerTypes[K]> | undefined {
    if (typeof token !== 'function') return undefined;
    for (const { providers } of this.modules.values()) {
      const known: ReadonlyMap<unknown, InstanceWrapper> = providers;
      const wrapper = known.get(token);
      if (wrapper) return wrapper;
    }
    return undefined;
  }

  /**
   * Nest's record of an enhancer class in a module. The scanner makes one for
   * the enhancers of class providers and controllers; for those of factory and
   * value providers, and of parameters, it is made here the same way.
   */
  async #injectableOf<K extends EnhancerKind>(
    kind: K,
    enhancer: Type<object>,
    module: Module,
  ): Promise<InstanceWrapper<EnhancerTypes[K]>> {
    const isOurs = REGISTERED.get(module)?.has(enhancer) ?? false;
    const known = findInjectable<K>(module, enhancer);
    if (known && !isOurs) return known;
    await this.#add(kind, enhancer, module);
    const added = findInjectable<K>(module, enhancer);
    if (!added) throw new Error('Nest did not register it.');
    return added;
  }

  /** Registers and loads a class in a module, once however many handlers ask at the same time. */
  #add(
    kind: EnhancerKind,
    enhancer: Type<object>,
    module: Module,
  ): Promise<void> {
    const ofModule = REGISTERED.get(module) ?? new Map();
    REGISTERED.set(module, ofModule);
    const known: Promise<void> | undefined = ofModule.get(enhancer);
    if (known) return known;
    module.addInjectable(enhancer, kind);
    const wrapper = findInjectable(module, enhancer);
    const loading = wrapper
      ? this.#injector.loadInjectable(wrapper, module)
      : Promise.resolve();
    ofModule.set(enhancer, loading);
    return loading;
  }
}

function findInjectable<K extends EnhancerKind>(
  module: Module,
  enhancer: Type<object>,
): InstanceWrapper<EnhancerTypes[K]> | undefined {
  const injectables: ReadonlyMap<unknown, InstanceWrapper> = module.injectables;
  return injectables.get(enhancer);
}

function isEnhancer<K extends EnhancerKind>(
  kind: K,
  value: unknown,
): value is EnhancerTypes[K] {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, ENHANCER_STORES[kind].method) === 'function'
  );
}
