import type { Type } from '@nestjs/common';
import { type HandlerHost, placeOf } from '../components/method-handler.js';
import {
  declaresAccess,
  readAccess,
} from '../decorators/access-declaration.js';
import type { ComponentDeclaration } from '../decorators/component-declaration.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { MCP_MISPLACED_ACCESS } from './discovery-error-codes.js';

/**
 * The problem with `@RequireScopes()` and the like on a method clients do not
 * use as a component: it would protect nothing, and look as if it did.
 *
 * @param declarations what the method's other decorators say it is
 * @param endpoint the class whose subclasses' methods may have `@Public()`, and nothing else
 */
export function misplacedAccess(
  host: HandlerHost,
  method: string,
  declarations: readonly ComponentDeclaration[],
  endpoint?: Type<object>,
): ConfigurationProblem[] {
  const prototype: object = host.classRef.prototype;
  const isComponent = declarations.some(({ kind }) => kind !== 'completion');
  if (isComponent || !declaresAccess(prototype, method)) return [];
  const isOpened =
    endpoint !== undefined &&
    prototype instanceof endpoint &&
    readAccess(prototype, method).ofMethod.every(
      (access) => access.public === true,
    );
  if (isOpened) return [];
  return [
    {
      code: MCP_MISPLACED_ACCESS,
      where: placeOf({ host, method }),
      message:
        'a decorator says who may use the method, and it is no tool, resource or prompt.',
      remedy:
        declarations.length > 0
          ? 'Put it on the prompt or resource whose argument is completed.'
          : 'Put @Tool(), @Resource() or @Prompt() on the method, and guards on routes.',
    },
  ];
}
