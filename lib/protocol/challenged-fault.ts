import {
  type BearerChallenge,
  ProtocolFault,
} from '../errors/protocol-fault.js';
import type { McpEra } from '../exchange/era.js';

/** What clients are told that have no token, or one that does not do. */
export interface ProtectedResource {
  /** URL of the metadata clients find the authorization server through (RFC 9728, 5.1). */
  readonly resourceMetadata: string;
  /** What every token must have: clients should ask for it first, and whenever they ask for more. */
  readonly scopes: readonly string[];
}

/**
 * A fault with the challenge its client can act on, whoever asked for a token:
 * a guard of the application's as well. Clients of 2026-07-28 add the scopes that
 * are missing to those they have; earlier ones ask for exactly what is named,
 * and would give up those they have.
 *
 * @param resource of a protected server; none where guards alone ask for tokens
 * @returns the fault itself where no token would help
 */
export function challengedFault(
  fault: ProtocolFault,
  era: McpEra,
  resource: ProtectedResource | undefined,
): ProtocolFault {
  const { kind, message, data, status, challenge = {} } = fault;
  if (kind !== 'unauthenticated' && kind !== 'insufficient-scope') return fault;
  const { scopes: missing = [], needed = missing, ...rest } = challenge;
  const adds = kind === 'insufficient-scope' && era === 'modern';
  const completed: BearerChallenge = {
    ...rest,
    scopes: adds
      ? missing
      : [...new Set([...(resource?.scopes ?? []), ...needed])],
    ...(resource && { resourceMetadata: resource.resourceMetadata }),
  };
  return new ProtocolFault(kind, message, data, status, completed);
}
