import type { Type } from '@nestjs/common';
import type { InstanceWrapper, Module } from '../nest.js';
import type { HandlerLevel } from './handler-level.js';
import type { HandlerParameter } from './handler-parameter.js';

/** The provider or controller behind a component, as Nest holds it. */
export interface HandlerHost {
  /** The class whose enhancers apply and guards see. */
  readonly classRef: Type;
  /** Nest's record of the instance. */
  readonly wrapper: InstanceWrapper;
  /** The module that declares it; its injectables are the enhancers. */
  readonly module: Module;
}

/** Class and method, as logs and errors name a handler. */
export function placeOf({
  host,
  method,
}: Pick<MethodHandler, 'host' | 'method'>): string {
  return `${host.classRef.name}.${method}`;
}

/** A method of a host, ready to be called with arguments made from an operation. */
export interface MethodHandler {
  readonly host: HandlerHost;
  /** Property name of the method. */
  readonly method: string;
  /** One entry per parameter that receives a value, in index order. */
  readonly parameters: readonly HandlerParameter[];
  /** Levels of enhancers around the class, outermost first; none but those of global and server by default. */
  readonly levels?: readonly HandlerLevel[];
}
