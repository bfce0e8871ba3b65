import { type HandlerHost, placeOf } from '../components/method-handler.js';
import type { ComponentDeclaration } from '../decorators/component-declaration.js';
import {
  declaresConfirmation,
  readConfirmation,
} from '../decorators/confirm-declaration.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { MCP_CONFIRM_NO_TOOL } from './discovery-error-codes.js';

/**
 * The problem with a `@Confirm()` on a method clients can use without being
 * asked, or not at all: only calls of tools ask.
 *
 * @param declarations what the method's other decorators say it is
 */
export function misplacedConfirmation(
  host: HandlerHost,
  method: string,
  declarations: readonly ComponentDeclaration[],
): ConfigurationProblem[] {
  const other = declarations.find(({ kind }) => kind !== 'tool');
  if (declarations.length > 0 && !other) return [];
  const prototype: object = host.classRef.prototype;
  const isAsked = other
    ? readConfirmation(prototype, method) !== undefined
    : declaresConfirmation(prototype, method);
  if (!isAsked) return [];
  return [
    {
      code: MCP_CONFIRM_NO_TOOL,
      where: placeOf({ host, method }),
      message: other
        ? `@Confirm() asks before a tool is called, and the method is a ${other.kind}, which is used without being asked.`
        : '@Confirm() asks before a tool is called, and the method is none.',
      remedy: other
        ? 'Give the tool a method of its own.'
        : 'Put @Tool() on the method, or take @Confirm() off.',
    },
  ];
}
