import type { Type } from '@nestjs/common';
import type { CatalogSource } from '../catalog/catalog-source.js';
import type { ComponentSource } from '../catalog/component-source.js';
import { isSource } from '../decorators/mcp-source.decorator.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { McpConfigurationException } from '../errors/mcp-configuration.exception.js';
import type { InstanceWrapper, Module } from '../nest.js';
import { isObject } from '../schema/is-object.js';
import { DefinedSource } from './defined-source.js';
import {
  MCP_INVALID_SOURCE,
  MCP_SOURCE_SCOPE,
} from './discovery-error-codes.js';
import { hostClassOf } from './host-class.js';
import type { InputCompilation } from './input-builder.js';

/**
 * The providers of some modules that name components, in module order.
 *
 * @param compilation how the schemas of what they name are compiled
 * @throws McpConfigurationException for those that cannot be asked
 */
export function sourcesOf(
  modules: readonly Module[],
  compilation: InputCompilation,
): CatalogSource[] {
  const problems: ConfigurationProblem[] = [];
  const sources: CatalogSource[] = [];
  for (const module of modules) {
    for (const wrapper of module.providers.values()) {
      const classRef = hostClassOf(wrapper);
      if (!classRef || !isSource(classRef)) continue;
      const source = sourceIn(wrapper, classRef);
      if ('code' in source) problems.push(source);
      else {
        const id = `${classRef.name} (${module.name})`;
        sources.push(
          new DefinedSource(id, source, module, compilation, classRef),
        );
      }
    }
  }
  if (problems.length > 0) throw new McpConfigurationException(problems);
  return sources;
}

function sourceIn(
  wrapper: InstanceWrapper,
  { name: where }: Type,
): (() => ComponentSource) | ConfigurationProblem {
  if (!wrapper.isDependencyTreeStatic() || wrapper.isTransient) {
    return {
      code: MCP_SOURCE_SCOPE,
      where,
      message:
        'a component source is asked once for all requests, and this one is made anew for each that needs it.',
      remedy:
        'Make it and what it injects singletons; what a caller may see is said by "visible" and guards.',
    };
  }
  const instance: unknown = wrapper.instance;
  if (canList(instance)) return () => instance;
  return {
    code: MCP_INVALID_SOURCE,
    where,
    message: '@McpSource() is on a class without a method list().',
    remedy: 'Let the class implement ComponentSource.',
  };
}

function canList(instance: unknown): instance is ComponentSource {
  return isObject(instance) && typeof instance['list'] === 'function';
}
