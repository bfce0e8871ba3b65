import type { Type } from '@nestjs/common';
import { isClass } from '../components/is-class.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Module } from '../nest.js';

/** `include` names a module the application does not have. */
export const MCP_UNKNOWN_MODULE = 'MCP_UNKNOWN_MODULE';

/**
 * What is wrong with the modules a server names.
 *
 * @param id of the server
 * @param modules all of the application
 */
export function includeProblems(
  id: string,
  include: readonly Type[],
  modules: Iterable<Module>,
): readonly ConfigurationProblem[] {
  const known = new Set([...modules].map(({ metatype }) => metatype));
  return include.flatMap((module, index) =>
    known.has(module)
      ? []
      : [
          {
            code: MCP_UNKNOWN_MODULE,
            where: `McpModule "${id}"`,
            ...wordsFor(module, index),
          },
        ],
  );
}

function wordsFor(
  module: unknown,
  index: number,
): Pick<ConfigurationProblem, 'message' | 'remedy'> {
  if (isClass(module)) {
    return {
      message: `include names ${module.name}, which is no module of the application.`,
      remedy: `Import ${module.name} into a module of the application, or take it out of include.`,
    };
  }
  return {
    message: `include[${index}] is no class.`,
    remedy:
      'Name modules by their classes, dynamic ones too. A class that is undefined here comes from files that import each other.',
  };
}
