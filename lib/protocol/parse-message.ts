import { ProtocolFault } from '../errors/protocol-fault.js';
import { findHostileKey, mayHaveHostileKey } from '../schema/hostile-keys.js';
import { isDeeperThan, MAX_JSON_DEPTH } from '../schema/json-depth.js';

/**
 * Turns the text of a body into the value it stands for. Nesting is bounded
 * before anything is built, and keys that could reach a prototype are refused.
 *
 * @throws ProtocolFault `parse` for text that is no JSON; `invalid-request`
 *   beyond 64 levels and for `__proto__` or `constructor.prototype`
 */
export function parseMessage(text: string): unknown {
  if (isDeeperThan(text, MAX_JSON_DEPTH)) throw tooDeep();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProtocolFault('parse', 'The body is not valid JSON.');
  }
  if (mayHaveHostileKey(text)) refuseHostileKeys(value);
  return value;
}

/**
 * Holds a value that something else has parsed to the same rules.
 *
 * @throws ProtocolFault `invalid-request`, as `parseMessage` does
 */
export function checkParsed(value: unknown): unknown {
  refuseHostileKeys(value);
  return value;
}

function refuseHostileKeys(value: unknown): void {
  switch (findHostileKey(value, MAX_JSON_DEPTH)) {
    case 'too-deep':
      throw tooDeep();
    case 'hostile':
      throw new ProtocolFault(
        'invalid-request',
        'The message has a __proto__ or constructor.prototype key.',
      );
  }
}

function tooDeep(): ProtocolFault {
  return new ProtocolFault(
    'invalid-request',
    `The message is nested deeper than ${MAX_JSON_DEPTH} levels.`,
  );
}
