import type { ComponentInfo } from '../components/component-info.js';
import type { ReadableInfo } from '../components/resource.js';
import { isWireName } from '../components/wire-name.js';
import type { ComponentOptions } from '../decorators/component-options.js';
import type { ResourceOptions } from '../decorators/resource-options.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { describeValue } from '../schema/describe-value.js';
import {
  MCP_INVALID_NAME,
  MCP_INVALID_VERSION,
} from './discovery-error-codes.js';
import type { MadeHandler } from './handler-factory.js';

/** What every component says of itself; options that were left out stay out. */
export function infoOf(
  name: string,
  { title, description, icons, tags, meta, version }: ComponentOptions,
): ComponentInfo {
  return {
    name,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(icons !== undefined && { icons }),
    ...(tags !== undefined && { tags }),
    ...(meta !== undefined && { meta }),
    ...(version !== undefined && { version }),
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
  return isWireName(name)
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

/** The problem with the version of a component, if it has one that is none. */
export function versionProblems(
  { version }: ComponentOptions,
  where: string,
): ConfigurationProblem[] {
  // An @ stands between name and version where both are written as one.
  return version === undefined ||
    (typeof version === 'string' && /^[^@]{1,128}$/.test(version))
    ? []
    : [
        {
          code: MCP_INVALID_VERSION,
          where,
          message: `the version ${describeValue(version)} is none.`,
          remedy:
            'Give a text of 1 to 128 characters without @, such as 2.0, or leave it out.',
        },
      ];
}
