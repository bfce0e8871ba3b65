import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import type { HandlerHost } from '../components/method-handler.js';
import { readComponentDeclarations } from '../decorators/component-declaration.js';
import type { InstanceWrapper, Module } from '../nest.js';
import type { DiscoveredMethod } from './discovered-method.js';
import { hostClassOf } from './host-class.js';
import { readyResource } from './ready-resource-method.js';

/**
 * Finds every decorated method of the application: on the providers and
 * controllers of all modules, inherited ones included, in module order; and of
 * ready-made resources the one that reads them.
 */
export class ComponentScanner {
  readonly #methods = new MetadataScanner();

  constructor(private readonly modules: ModulesContainer) {}

  /** The decorated methods, each with the instance it belongs to, once for each decorator. */
  scan(): readonly DiscoveredMethod[] {
    return [...this.modules.values()].flatMap((module) =>
      [...module.providers.values(), ...module.controllers.values()].flatMap(
        (wrapper) => this.#scanHost(wrapper, module),
      ),
    );
  }

  #scanHost(wrapper: InstanceWrapper, module: Module): DiscoveredMethod[] {
    const classRef = hostClassOf(wrapper);
    if (!classRef) return [];
    const host: HandlerHost = { classRef, wrapper, module };
    const prototype: object = classRef.prototype;
    const declared = this.#methods
      .getAllMethodNames(prototype)
      .flatMap((method) => {
        const callback: unknown = Reflect.get(prototype, method);
        return typeof callback === 'function'
          ? readComponentDeclarations(callback).map((declaration) => ({
              host,
              method,
              declaration,
            }))
          : [];
      });
    return [...readyResource(host), ...declared];
  }
}
