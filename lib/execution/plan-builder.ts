import type { ModuleRef } from '@nestjs/core';
import type { HandlerLevel } from '../components/handler-level.js';
import { type MethodHandler, placeOf } from '../components/method-handler.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { InstanceWrapper, Module } from '../nest.js';
import { bind, type Bound } from './bound.js';
import {
  ENHANCER_STORES,
  type EnhancerKind,
  type EnhancerTypes,
} from './enhancer-kind.js';
import type {
  EnhancerResolver,
  ResolvedEnhancers,
} from './enhancer-resolver.js';
import type { ExecutionOptions } from './execution-options.js';
import { HandlerPlan } from './handler-plan.js';

const SERVER_OPTIONS = {
  guard: 'guards',
  interceptor: 'interceptors',
  pipe: 'pipes',
  filter: 'filters',
} as const;

/** What has run already, in the same operation, when a handler's turn comes. */
export interface Ahead {
  /** Kinds of which the global and the server's enhancers have run. */
  readonly kinds: readonly EnhancerKind[];
  /** A handler the guards of whose class and levels were asked. */
  readonly guardsOf?: MethodHandler;
}

/** Enhancers, and where they stand. */
interface Standing<T> {
  readonly level: string;
  readonly bound: readonly Bound<T>[];
}

const NOTHING_AHEAD: Ahead = { kinds: [] };

/**
 * Settles how handlers run: which enhancers stand around each, in which order.
 * Problems are collected, so that one start-up shows all of them.
 */
export class PlanBuilder {
  #problems: ConfigurationProblem[] = [];
  readonly #hosts = new WeakMap<InstanceWrapper, Promise<Bound<object>>>();

  /** @param serverModule where classes given in options are instantiated when no module provides them */
  constructor(
    private readonly resolver: EnhancerResolver,
    private readonly options: ExecutionOptions,
    private readonly serverModule: Module,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** What was found wrong since the last time it was asked. */
  takeProblems(): readonly ConfigurationProblem[] {
    const taken = this.#problems;
    this.#problems = [];
    return taken;
  }

  /**
   * The plan of a handler; incomplete, and not to be used, when problems were added.
   *
   * @param ahead what runs before it in the same operation; nothing by default
   */
  async build(
    handler: MethodHandler,
    ahead: Ahead = NOTHING_AHEAD,
  ): Promise<HandlerPlan> {
    const pipes = allOf(await this.#levels('pipe', handler, ahead));
    const guards = await this.#levels('guard', handler, ahead);
    const where = placeOf(handler);
    return new HandlerPlan(
      handler,
      await this.#hostOf(handler),
      {
        guards: allOf(guards),
        guardLevels: guards.flatMap(({ level, bound }) =>
          bound.map(() => level),
        ),
        interceptors: allOf(await this.#levels('interceptor', handler, ahead)),
        filters: allOf(await this.#levels('filter', handler, ahead)),
        pipes: await Promise.all(
          handler.parameters.map(async (parameter) => [
            ...pipes,
            ...(await this.#declared(
              'pipe',
              parameter.pipes,
              handler.host.module,
              where,
            )),
          ]),
        ),
      },
      this.moduleRef,
    );
  }

  /** The handlers of a host share it, transient ones included. */
  #hostOf({ host: { wrapper } }: MethodHandler): Promise<Bound<object>> {
    const known = this.#hosts.get(wrapper) ?? bind<object>(wrapper);
    this.#hosts.set(wrapper, known);
    return known;
  }

  async #levels<K extends EnhancerKind>(
    kind: K,
    { host, method, levels = [] }: MethodHandler,
    { kinds, guardsOf }: Ahead,
  ): Promise<readonly Standing<EnhancerTypes[K]>[]> {
    const { metadataKey } = ENHANCER_STORES[kind];
    const { classRef, module } = host;
    const callback: unknown = classRef.prototype[method];
    const asked = kind === 'guard' ? guardsOf : undefined;
    const onClass =
      asked?.host.classRef === classRef
        ? []
        : declaredOn(classRef, metadataKey);
    return [
      ...(kinds.includes(kind) ? [] : await this.#inherited(kind)),
      ...(await this.#ofLevels(
        kind,
        levels.filter((level) => !asked?.levels?.includes(level)),
      )),
      {
        level: 'class',
        bound: await this.#declared(kind, onClass, module, classRef.name),
      },
      {
        level: 'method',
        bound: await this.#declared(
          kind,
          declaredOn(callback, metadataKey),
          module,
          `${classRef.name}.${method}`,
        ),
      },
    ];
  }

  /** Those of the application, then those of the server. */
  async #inherited<K extends EnhancerKind>(
    kind: K,
  ): Promise<readonly Standing<EnhancerTypes[K]>[]> {
    const inherits =
      kind === 'guard' || this.options.inherit[inheritKey(kind)] !== false;
    return [
      { level: 'admission', bound: await this.#admission(kind) },
      {
        level: 'global',
        bound: inherits ? await this.resolver.globals(kind) : [],
      },
      {
        level: 'server',
        bound: this.#accept(
          await this.resolver.resolveAnywhere(
            kind,
            this.options.enhancers[SERVER_OPTIONS[kind]] ?? [],
            this.serverModule,
            `McpModule ${SERVER_OPTIONS[kind]}`,
          ),
        ),
      },
    ];
  }

  async #admission<K extends EnhancerKind>(
    kind: K,
  ): Promise<readonly Bound<EnhancerTypes[K]>[]> {
    if (kind !== 'guard') return [];
    return this.#declared(
      kind,
      this.options.admission,
      this.serverModule,
      'McpModule',
    );
  }

  async #ofLevels<K extends EnhancerKind>(
    kind: K,
    levels: readonly HandlerLevel[],
  ): Promise<readonly Standing<EnhancerTypes[K]>[]> {
    const standing: Standing<EnhancerTypes[K]>[] = [];
    for (const { enhancers, module, where } of levels) {
      const option = SERVER_OPTIONS[kind];
      standing.push({
        level: where,
        bound: this.#accept(
          await this.resolver.resolveAnywhere(
            kind,
            enhancers[option] ?? [],
            module,
            `${where} ${option}`,
          ),
        ),
      });
    }
    return standing;
  }

  async #declared<K extends EnhancerKind>(
    kind: K,
    declared: readonly unknown[],
    module: Module,
    where: string,
  ): Promise<readonly Bound<EnhancerTypes[K]>[]> {
    return this.#accept(
      await this.resolver.resolve(kind, declared, module, where),
    );
  }

  #accept<T>({ bound, problems }: ResolvedEnhancers<T>): readonly Bound<T>[] {
    for (const problem of problems) this.#report(problem);
    return bound;
  }

  #report(problem: ConfigurationProblem): void {
    const known = this.#problems.some(
      ({ where, message }) =>
        where === problem.where && message === problem.message,
    );
    if (!known) this.#problems.push(problem);
  }
}

function allOf<T>(standing: readonly Standing<T>[]): readonly Bound<T>[] {
  return standing.flatMap(({ bound }) => bound);
}

function inheritKey(
  kind: Exclude<EnhancerKind, 'guard'>,
): 'interceptors' | 'pipes' | 'filters' {
  return SERVER_OPTIONS[kind];
}

function declaredOn(target: unknown, metadataKey: string): readonly unknown[] {
  if (typeof target !== 'function') return [];
  const declared: unknown = Reflect.getMetadata(metadataKey, target);
  return Array.isArray(declared) ? declared : [];
}
