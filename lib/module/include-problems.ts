import type { Type } from '@nestjs/common';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import type { Module } from '../nest.js';
import { moduleProblems } from './module-problems.js';

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
    moduleProblems(module, known, {
      where: `McpModule "${id}"`,
      list: 'include',
      place: `include[${index}]`,
    }),
  );
}
