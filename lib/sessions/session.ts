import type { ClientIdentity } from '../exchange/inbound-request.js';

/**
 * What a handshake settled, for all calls that follow it (2025-11-25,
 * Transports, Session Management). All of it is in the session's id.
 */
export interface Session {
  /** Unlike that of any other session; 22 characters of base64url. Not what clients send. */
  readonly id: string;
  /** The protocol revision agreed upon. */
  readonly version: string;
  /** Who the client said it is, shortened where that was long. */
  readonly client: ClientIdentity;
  /** Names its caller without telling who it is; `undefined` for an anonymous one. */
  readonly principalDigest: string | undefined;
  /** When it began, in seconds since 1970. */
  readonly issuedAt: number;
  /** When it ends at the latest, in seconds since 1970. */
  readonly expiresAt: number;
}

/** How long a session lasts from now on at most, in milliseconds; at least one. */
export function leftMs({ expiresAt }: Session): number {
  return Math.max(1, expiresAt * 1_000 - Date.now());
}
