import type { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { Injector, type InstanceWrapper, type Module } from '../nest.js';
import { bind, type Bound } from './bound.js';
import {
  ENHANCER_STORES,
  type EnhancerKind,
  type EnhancerTypes,
} from './enhancer-kind.js';
import {
  MCP_ENHANCER_INVALID,
  MCP_ENHANCER_UNRESOLVED,
} from './execution-error-codes.js';

/** Enhancers found for one place, and what stands in the way of the others. */
export interface ResolvedEnhancers<T> {
  readonly bound: readonly Bound<T>[];
  readonly problems: readonly ConfigurationProblem[];
}

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
    return [
      ...store.globals(this.config).map((instance) => ({ instance })),
      ...scoped,
    ];
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
      } else if (!isEnhancerClass(kind, enhancer)) {
        problems.push(invalid(kind, enhancer, where));
      } else {
        try {
          const wrapper = await this.#injectableOf<K>(kind, enhancer, module);
          bound.push(await bind(wrapper));
        } catch (error) {
          problems.push(unresolved(kind, enhancer, where, error));
        }
      }
    }
    return { bound, problems };
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
        return provider
          ? { bound: [await bind(provider)], problems: [] }
          : this.resolve(kind, [enhancer], module, where);
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
      if (wrapper && !wrapper.isAlias) return wrapper;
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
    enhancer: EnhancerClass,
    module: Module,
  ): Promise<InstanceWrapper<EnhancerTypes[K]>> {
    const known = findInjectable<K>(module, enhancer);
    if (known) return known;
    module.addInjectable(enhancer, kind);
    const added = findInjectable<K>(module, enhancer);
    if (!added) throw new Error('Nest did not register it.');
    await this.#injector.loadInjectable(added, module);
    return added;
  }
}

type EnhancerClass = new (...args: never[]) => object;

function findInjectable<K extends EnhancerKind>(
  module: Module,
  enhancer: EnhancerClass,
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

function isEnhancerClass(
  kind: EnhancerKind,
  value: unknown,
): value is EnhancerClass {
  if (typeof value !== 'function') return false;
  const prototype: unknown = value.prototype;
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    ENHANCER_STORES[kind].method in prototype
  );
}

function invalid(
  kind: EnhancerKind,
  enhancer: unknown,
  where: string,
): ConfigurationProblem {
  return {
    code: MCP_ENHANCER_INVALID,
    where,
    message: `${nameOf(enhancer)} is declared as a ${kind} but has no ${ENHANCER_STORES[kind].method}() method.`,
    remedy: `Give it a ${ENHANCER_STORES[kind].method}() method, or take it out of the ${kind}s.`,
  };
}

function unresolved(
  kind: EnhancerKind,
  enhancer: EnhancerClass,
  where: string,
  error: unknown,
): ConfigurationProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: MCP_ENHANCER_UNRESOLVED,
    where,
    message: `the ${kind} ${enhancer.name} cannot be instantiated: ${reason}`,
    remedy: `Make everything ${enhancer.name} injects available in the module of ${where}, by importing the module that exports it.`,
  };
}

function nameOf(value: unknown): string {
  return typeof value === 'function' ? value.name : String(value);
}
