import type {
  CanActivate,
  ExceptionFilter,
  NestInterceptor,
  PipeTransform,
  Type,
} from '@nestjs/common';
import type { ContextId, ModuleRef } from '@nestjs/core';
import { appliesToLists } from '../components/list-guard.js';
import type { MethodHandler } from '../components/method-handler.js';
import {
  allStatic,
  type Bound,
  classOf,
  instanceFor,
  instancesFor,
} from './bound.js';
import { offerContext } from './injected-context.js';
import type { McpOperation } from './mcp-operation.js';
import { contextIdOf } from './request-context.js';

/** A handler with everything that runs around it, instantiated for one request. */
export interface OpenHandler {
  readonly instance: object;
  /** In running order: global, server, class, method. */
  readonly guards: readonly CanActivate[];
  /** Outermost first: global, server, class, method. */
  readonly interceptors: readonly NestInterceptor[];
  /** By index into the handler's parameters: global, server, class, method, parameter. */
  readonly pipes: readonly (readonly PipeTransform[])[];
  /** Innermost first: method, class, server, global. */
  readonly filters: readonly ExceptionFilter[];
}

/** The enhancers of a handler in declaration order, as the resolver bound them. */
export interface HandlerEnhancers {
  readonly guards: readonly Bound<CanActivate>[];
  /** Where each of the guards stands: `global`, `server`, `mount "orders"`, `class`, …. */
  readonly guardLevels: readonly string[];
  readonly interceptors: readonly Bound<NestInterceptor>[];
  readonly pipes: readonly (readonly Bound<PipeTransform>[])[];
  readonly filters: readonly Bound<ExceptionFilter>[];
}

/**
 * How a handler runs, settled at start-up. Where nothing is request-scoped,
 * opening it costs nothing.
 */
export class HandlerPlan {
  /** The method as declared, carrying the metadata `Reflector` reads. */
  readonly callback: (...args: unknown[]) => unknown;
  readonly #static: OpenHandler | undefined;
  /** Guards that decide what callers see, or may, in running order. */
  readonly #listGuards: readonly Bound<CanActivate>[];

  constructor(
    readonly handler: MethodHandler,
    private readonly host: Bound<object>,
    private readonly enhancers: HandlerEnhancers,
    private readonly moduleRef: ModuleRef,
  ) {
    this.callback = handler.host.classRef.prototype[handler.method];
    this.#static = this.#openStatic();
    this.#listGuards = enhancers.guards.filter((bound) => {
      const guardClass = classOf(bound);
      return guardClass === undefined || appliesToLists(guardClass);
    });
  }

  /** Where each guard stands, in running order; for explanations. */
  get guardLevels(): readonly string[] {
    return this.enhancers.guardLevels;
  }

  /** The class of each guard, in running order, whether there is an instance yet or not. */
  get guardNames(): readonly string[] {
    return this.enhancers.guards.map((bound) =>
      'instance' in bound
        ? bound.instance.constructor.name
        : String(bound.wrapper.name),
    );
  }

  /** Whether any guard decides what callers see (`@AppliesToLists()`), or only its instances tell. */
  get hasListGuards(): boolean {
    return this.#listGuards.length > 0;
  }

  /** The guards that decide what callers see; throws as `open` does. */
  async openListGuards(
    operation: McpOperation,
  ): Promise<readonly CanActivate[]> {
    const contextId = this.#contextIdFor(operation);
    const guards = await instancesFor(this.#listGuards, contextId);
    return guards.filter((guard) => appliesToLists(guard.constructor));
  }

  /** Whether a pipe of some class stands over a parameter, scoped ones included. */
  hasPipe(parameter: number, type: Type<PipeTransform>): boolean {
    return (this.enhancers.pipes[parameter] ?? []).some((bound) =>
      'instance' in bound
        ? bound.instance instanceof type
        : bound.wrapper.metatype === type ||
          bound.wrapper.metatype?.prototype instanceof type,
    );
  }

  /** Throws whatever the constructor of a request-scoped class throws. */
  open(operation: McpOperation): OpenHandler | Promise<OpenHandler> {
    return this.#static ?? this.#openFor(operation);
  }

  #openStatic(): OpenHandler | undefined {
    const { guards, interceptors, pipes, filters } = this.enhancers;
    if (
      !('instance' in this.host) ||
      !allStatic(guards) ||
      !allStatic(interceptors) ||
      !pipes.every((list) => allStatic(list)) ||
      !allStatic(filters)
    ) {
      return undefined;
    }
    return {
      instance: this.host.instance,
      guards: guards.map(({ instance }) => instance),
      interceptors: interceptors.map(({ instance }) => instance),
      pipes: pipes.map((list) => list.map(({ instance }) => instance)),
      filters: filters.map(({ instance }) => instance).reverse(),
    };
  }

  #contextIdFor({ request, context }: McpOperation): ContextId {
    const { wrapper } = this.handler.host;
    offerContext(request, context);
    return contextIdOf(
      request,
      wrapper.isDependencyTreeDurable(),
      this.moduleRef,
    );
  }

  async #openFor(operation: McpOperation): Promise<OpenHandler> {
    const contextId = this.#contextIdFor(operation);
    const { guards, interceptors, pipes, filters } = this.enhancers;
    // The host first: Nest instantiates its request-scoped enhancers with it.
    const instance = await instanceFor(this.host, contextId);
    return {
      instance,
      guards: await instancesFor(guards, contextId),
      interceptors: await instancesFor(interceptors, contextId),
      pipes: await Promise.all(
        pipes.map((list) => instancesFor(list, contextId)),
      ),
      filters: (await instancesFor(filters, contextId)).reverse(),
    };
  }
}
