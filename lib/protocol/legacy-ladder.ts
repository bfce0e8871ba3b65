import { ProtocolFault } from '../errors/protocol-fault.js';
import { LEGACY_VERSIONS } from '../exchange/era.js';
import type { Inbound } from './inbound.js';
import { isInitializeParams } from './initialize-params.js';
import { MAX_BATCH } from './oversized.js';
import { shorten } from '../errors/shorten.js';

/**
 * What the legacy era asks beyond a valid message: batches of bounded size, a
 * handshake on its own, and a version the server speaks (2025-06-18, Transports).
 * A transport looks at this after its own checks of a legacy request.
 */
export function legacyFault(inbound: Inbound): ProtocolFault | undefined {
  if (inbound.batch && inbound.size > MAX_BATCH) {
    return new ProtocolFault(
      'invalid-request',
      `A batch may have at most ${MAX_BATCH} messages.`,
    );
  }
  const shakesHands = inbound.messages.some(
    ({ id, method, params }) =>
      id !== undefined && method === 'initialize' && isInitializeParams(params),
  );
  if (shakesHands) {
    return inbound.size > 1
      ? new ProtocolFault(
          'invalid-request',
          'An initialize request must be sent on its own.',
        )
      : undefined;
  }
  return LEGACY_VERSIONS.includes(inbound.version)
    ? undefined
    : new ProtocolFault(
        'unsupported-version',
        `Unsupported protocol version: ${shorten(inbound.version)}`,
        { supported: LEGACY_VERSIONS, requested: shorten(inbound.version) },
      );
}
