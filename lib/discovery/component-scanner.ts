import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import { TOOL_METADATA } from '../decorators/metadata-keys.js';
import type { ToolOptions } from '../decorators/tool-options.js';
import type { InstanceWrapper, Module } from '../nest.js';
import type { DiscoveredMethod } from './discovered-method.js';
import { hostClassOf } from './host-class.js';

/**
 * Finds every decorated method of the application: on the providers and
 * controllers of all modules, inherited ones included, in module order.
 */
export class ComponentScanner {
  readonly #methods = new MetadataScanner();

  constructor(private readonly modules: ModulesContainer) {}

  /** The decorated methods, each with the instance it belongs to. */
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
    const prototype: object = classRef.prototype;
    return this.#methods.getAllMethodNames(prototype).flatMap((method) => {
      const options = toolOptionsOf(Reflect.get(prototype, method));
      return options
        ? [{ host: { classRef, wrapper, module }, method, options }]
        : [];
    });
  }
}

function toolOptionsOf(method: unknown): ToolOptions | undefined {
  return typeof method === 'function'
    ? Reflect.getMetadata(TOOL_METADATA, method)
    : undefined;
}
