import type { Type } from '@nestjs/common';
import type { ComponentDefinition } from '../decorators/component-definition.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { isObject } from '../schema/is-object.js';
import { definedPlace } from './definition-host.js';
import { MCP_DUPLICATE_DEFINITION } from './discovery-error-codes.js';

/** What clients know a definition by, its version included. What is no definition has a key, too. */
export function keyOf(definition: unknown): string {
  if (!isObject(definition)) return typeof definition;
  try {
    const { kind, name, uri, version } = definition;
    const known = kind === 'resource' ? uri : name;
    return [kind, known, version].map(String).join('\n');
  } catch {
    return 'unreadable';
  }
}

/** Says that a list names something twice. */
export function duplicateDefinition(
  definition: ComponentDefinition,
  owner: Type | undefined,
): ConfigurationProblem {
  return {
    code: MCP_DUPLICATE_DEFINITION,
    where: definedPlace(definition, owner),
    message: `the list has another ${definition.kind} of that ${definition.kind === 'resource' ? 'URI' : 'name'} and version before it.`,
    remedy: 'Name each once.',
  };
}
