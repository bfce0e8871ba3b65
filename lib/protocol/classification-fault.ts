import { type FaultKind, ProtocolFault } from '../errors/protocol-fault.js';
import type { InboundLadderRejection } from '../sdk.js';

const KINDS: ReadonlyMap<number, FaultKind> = new Map([
  [-32020, 'header-mismatch'],
  [-32022, 'unsupported-version'],
  [-32602, 'bad-envelope'],
]);

/** The fault a rejection of the SDK's classifier stands for; every one of them is answered 400. */
export function classificationFault(
  rejection: InboundLadderRejection,
): ProtocolFault {
  return new ProtocolFault(
    KINDS.get(rejection.code) ?? 'invalid-request',
    rejection.message,
    rejection.data,
  );
}
