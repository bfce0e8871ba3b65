import { ProtocolFault } from '../errors/protocol-fault.js';
import { claimsEnvelope, metaOf } from './envelope.js';
import { isJsonObject } from './json-object.js';

/** Most messages in a batch. */
export const MAX_BATCH = 100;

const MAX_MEMBERS = 4;
const MAX_META_VALUES = 1000;

/**
 * Refuses what could never be valid, or is no honest client's, by its size
 * alone: a schema would take seconds to find out what a message of megabytes
 * is not.
 */
export function oversizedFault(body: unknown): ProtocolFault | undefined {
  if (!isJsonObject(body)) return undefined;
  if (Object.keys(body).length > MAX_MEMBERS) {
    return new ProtocolFault(
      'invalid-request',
      'A JSON-RPC message has four members at most.',
    );
  }
  const { params } = body;
  const meta = isJsonObject(params) ? metaOf(params) : {};
  return claimsEnvelope(meta) && valuesIn(meta, MAX_META_VALUES) === 0
    ? new ProtocolFault(
        'bad-envelope',
        `The _meta of a request may hold ${MAX_META_VALUES} values.`,
      )
    : undefined;
}

/** What is left of a budget after every value in a value has been counted, never below 0. */
function valuesIn(value: unknown, budget: number): number {
  let left = budget;
  if (typeof value !== 'object' || value === null) return left;
  for (const child of Object.values(value)) {
    if (left === 0) return 0;
    left = valuesIn(child, left - 1);
  }
  return left;
}
