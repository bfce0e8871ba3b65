import { ProtocolFault } from '../errors/protocol-fault.js';
import { shorten } from '../errors/shorten.js';

/** The fault for a method the server does not have in this era. */
export function methodNotFound(method: string): ProtocolFault {
  return new ProtocolFault(
    'method-not-found',
    `Method not found: ${shorten(method)}`,
  );
}
