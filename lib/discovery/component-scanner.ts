import type { Type } from '@nestjs/common';
import { MetadataScanner } from '@nestjs/core';
import type { HandlerHost } from '../components/method-handler.js';
import {
  type ComponentDeclaration,
  readComponentDeclarations,
} from '../decorators/component-declaration.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Module } from '../nest.js';
import type { DiscoveredMethod } from './discovered-method.js';
import { hostClassOf } from './host-class.js';
import { misplacedAccess } from './misplaced-access.js';
import { misplacedConfirmation } from './misplaced-confirmation.js';
import { readyResource } from './ready-resource-method.js';

interface ScannedMethod {
  readonly method: string;
  readonly declarations: readonly ComponentDeclaration[];
}

/**
 * Finds every decorated method of some modules: on their providers and
 * controllers, inherited ones included, in module order; and of ready-made
 * resources the one that reads them.
 */
export class ComponentScanner {
  readonly #methods = new MetadataScanner();

  /** @param endpoint whose subclasses have methods for what is no component: they may be open to everybody */
  constructor(
    private readonly modules: readonly Module[],
    private readonly endpoint?: Type<object>,
  ) {}

  /** The decorated methods, each with the instance it belongs to, once for each decorator. */
  scan(): readonly DiscoveredMethod[] {
    return this.#hosts().flatMap((host) => [
      ...readyResource(host),
      ...this.#methodsOf(host).flatMap(({ method, declarations }) =>
        declarations.map((declaration) => ({ host, method, declaration })),
      ),
    ]);
  }

  /** What is wrong with decorators that would do nothing where they are. */
  problems(): readonly ConfigurationProblem[] {
    return this.#hosts().flatMap((host) =>
      this.#methodsOf(host).flatMap(({ method, declarations }) => [
        ...misplacedConfirmation(host, method, declarations),
        ...misplacedAccess(host, method, declarations, this.endpoint),
      ]),
    );
  }

  #hosts(): HandlerHost[] {
    return this.modules.flatMap((module) =>
      [...module.providers.values(), ...module.controllers.values()].flatMap(
        (wrapper) => {
          const classRef = hostClassOf(wrapper);
          return classRef ? [{ classRef, wrapper, module }] : [];
        },
      ),
    );
  }

  #methodsOf({ classRef }: HandlerHost): ScannedMethod[] {
    const prototype: object = classRef.prototype;
    return this.#methods.getAllMethodNames(prototype).flatMap((method) => {
      const callback: unknown = Reflect.get(prototype, method);
      return typeof callback === 'function'
        ? [{ method, declarations: readComponentDeclarations(callback) }]
        : [];
    });
  }
}
