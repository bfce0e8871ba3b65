import type { ComponentInfo } from '../components/component-info.js';
import type { ReadableInfo } from '../components/resource.js';
import type { ComponentOptions } from '../decorators/component-options.js';
import type { ResourceOptions } from '../decorators/resource-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { MCP_INVALID_NAME } from './discovery-error-codes.js';
import type { MadeHandler } from './handler-factory.js';

/** What SEP-986 and 2025-11-25 (Tools) allow in a name. */
const NAME = /^[A-Za-z0-9_.-]{1,128}$/;

/** What every component says of itself; options that were left out stay out. */
export function infoOf(
  name: string,
  { title, description, icons, tags, meta }: ComponentOptions,
): ComponentInfo {
  return {
    name,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(icons !== undefined && { icons }),
    ...(tags !== undefined && { tags }),
    ...(meta !== undefined && { meta }),
  };
}

/** What resources and templates say of themselves alike. */
export function readableOf(
  method: string,
  options: ResourceOptions,
  made: MadeHandler,
): ReadableInfo {
  const { mimeType, annotations, cacheHint } = options;
  return {
    ...infoOf(options.name ?? method, options),
    ...made,
    ...(mimeType !== undefined && { mimeType }),
    ...(annotations !== undefined && { annotations }),
    ...(cacheHint !== undefined && { cacheHint }),
  };
}

/** The problem with a wire name, if there is one. */
export function nameProblems(
  name: string,
  where: string,
): ConfigurationProblem[] {
  return NAME.test(name)
    ? []
    : [
        {
          code: MCP_INVALID_NAME,
          where,
          message: `the name "${name.slice(0, 140)}" is not allowed on the wire.`,
          remedy:
            'Use 1 to 128 of the characters A–Z, a–z, 0–9, underscore, dot and hyphen.',
        },
      ];
}
