import type {
  Confirmation,
  ConfirmationPart,
} from '../components/confirmation.js';
import type { ConfigurationProblem } from '../errors/configuration-problem.js';
import { hasProperty } from '../schema/has-property.js';
import type { JsonSchema } from '../schema/json-schema.js';
import {
  MCP_CONFIRM_MESSAGE,
  MCP_CONFIRM_PLACEHOLDER,
} from './discovery-error-codes.js';

/** A question ready to be asked, or what is wrong with it. */
export interface MadeConfirmation {
  readonly confirm: Confirmation;
  readonly problems: readonly ConfigurationProblem[];
}

const BRACES = /(\{\{|\}\}|\{[^{}]*\}|\{)/;

/**
 * Reads the message of a `@Confirm()`.
 *
 * @param message as given to the decorator
 * @param input the schema the placeholders are properties of
 * @param where class and method
 */
export function makeConfirmation(
  message: unknown,
  input: JsonSchema,
  where: string,
): MadeConfirmation {
  const confirm = typeof message === 'string' ? parse(message) : [];
  const unknown = confirm.flatMap((part) =>
    typeof part === 'string' || hasProperty(input, part.path)
      ? []
      : [unknownPlaceholder(part.path.join('.'), where)],
  );
  return {
    confirm: Object.freeze(confirm),
    problems: hasWords(confirm) ? unknown : [...unknown, wordless(where)],
  };
}

function parse(message: string): ConfirmationPart[] {
  // Split at what the expression captures: every second piece is one of these.
  return message
    .split(BRACES)
    .map((piece, index) => (index % 2 === 0 ? piece : readBraces(piece)))
    .filter((part) => part !== '');
}

function readBraces(braces: string): ConfirmationPart {
  if (braces === '{{') return '{';
  if (braces === '}}') return '}';
  const [first = '', ...rest] = braces.replace(/[{}]/g, '').split('.');
  return Object.freeze({ path: Object.freeze([first, ...rest] as const) });
}

/** A question made of what the caller sends alone would say whatever the caller wants. */
function hasWords(confirm: Confirmation): boolean {
  return confirm.some(
    (part) => typeof part === 'string' && /\p{L}/u.test(part),
  );
}

function unknownPlaceholder(name: string, where: string): ConfigurationProblem {
  return {
    code: MCP_CONFIRM_PLACEHOLDER,
    where,
    message:
      name === ''
        ? '@Confirm() has a brace without the name of a property.'
        : `@Confirm() shows {${name}}, which is no property of the input.`,
    remedy:
      'Name properties of the input, such as {name} or {address.city}; write {{ for a brace.',
  };
}

function wordless(where: string): ConfigurationProblem {
  return {
    code: MCP_CONFIRM_MESSAGE,
    where,
    message: '@Confirm() has no word of its own to ask the user with.',
    remedy: "Say what is about to happen: @Confirm('Delete {name}?').",
  };
}
