import { ProtocolFault } from '../../errors/protocol-fault.js';

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Arguments as they would come from a client: a copy, as JSON has it. A `Date`
 * is text, and what is `undefined` is not there.
 *
 * @throws ProtocolFault `invalid-params` for anything but an object; TypeError for what is no JSON
 */
export function sentArguments(args: Arguments): Arguments {
  if (typeof args === 'object' && args !== null && !Array.isArray(args)) {
    return JSON.parse(JSON.stringify(args));
  }
  throw new ProtocolFault('invalid-params', 'The arguments must be an object.');
}

/**
 * Arguments of a prompt, which travel as text (2025-11-25, Prompts): what is no
 * text is sent as JSON.
 *
 * @throws ProtocolFault `invalid-params` for anything but an object; TypeError for what is no JSON
 */
export function sentTexts(args: Arguments): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(sentArguments(args)).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
