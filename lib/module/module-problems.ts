import { isClass } from '../components/is-class.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';

/** A server names a module the application does not have. */
export const MCP_UNKNOWN_MODULE = 'MCP_UNKNOWN_MODULE';

/** Where a module is named, for messages. */
export interface ModuleMention {
  readonly where: string;
  /** The option: `include`. */
  readonly list: string;
  /** The place in it: `include[1]`. */
  readonly place: string;
}

/**
 * What is wrong with a module that is named by its class.
 *
 * @param known the classes of all modules of the application
 */
export function moduleProblems(
  module: unknown,
  known: ReadonlySet<unknown>,
  { where, list, place }: ModuleMention,
): readonly ConfigurationProblem[] {
  if (known.has(module)) return [];
  const code = MCP_UNKNOWN_MODULE;
  return isClass(module)
    ? [
        {
          code,
          where,
          message: `${list} names ${module.name}, which is no module of the application.`,
          remedy: `Import ${module.name} into a module of the application, or take it out of ${list}.`,
        },
      ]
    : [
        {
          code,
          where,
          message: `${place} is no class.`,
          remedy:
            'Name modules by their classes, dynamic ones too. A class that is undefined here comes from files that import each other.',
        },
      ];
}
