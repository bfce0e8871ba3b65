import type {
  CanActivate,
  ExceptionFilter,
  NestInterceptor,
  PipeTransform,
  Type,
} from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { MethodHandler } from '../components/method-handler.js';
import { allStatic, type Bound, instanceFor, instancesFor } from './bound.js';
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

  constructor(
    readonly handler: MethodHandler,
    private readonly host: Bound<object>,
    private readonly enhancers: HandlerEnhancers,
    private readonly moduleRef: ModuleRef,
  ) {
    this.callback = handler.host.classRef.prototype[handler.method];
    this.#static = this.#openStatic();
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

  async #openFor({ request, context }: McpOperation): Promise<OpenHandler> {
    const { wrapper } = this.handler.host;
    offerContext(request, context);
    const contextId = contextIdOf(
      request,
      wrapper.isDependencyTreeDurable(),
      this.moduleRef,
    );
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
