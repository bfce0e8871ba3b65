import { decodeClient, encodeClient } from './client-code.js';
import type { Session } from './session.js';

/** The first byte: how the rest is laid out. */
const ANONYMOUS = 1;
const NAMED = 2;

const ID_BYTES = 16;
const ISSUED_AT = 1 + ID_BYTES;
const EXPIRES_AT = ISSUED_AT + 4;
const DIGEST = EXPIRES_AT + 4;
const DIGEST_BYTES = 16;

/**
 * Encodes a session in a given space.
 * @param space bytes there are; at least 241
 */
export function encodeSession(session: Session, space: number): Buffer {
  const { id, issuedAt, expiresAt, principalDigest } = session;
  const digest = Buffer.from(principalDigest ?? '', 'base64url');
  const head = Buffer.alloc(DIGEST);
  head[0] = principalDigest === undefined ? ANONYMOUS : NAMED;
  Buffer.from(id, 'base64url').copy(head, 1);
  head.writeUInt32BE(issuedAt, ISSUED_AT);
  head.writeUInt32BE(expiresAt, EXPIRES_AT);
  const left = space - head.length - digest.length;
  return Buffer.concat([head, digest, encodeClient(session, left)]);
}

/**
 * Decodes what `encodeSession` made.
 *
 * @param code those bytes, known to be genuine
 * @returns `undefined` for a layout this version of the library does not know
 */
export function decodeSession(code: Buffer): Session | undefined {
  const named = code[0] === NAMED;
  if (!named && code[0] !== ANONYMOUS) return undefined;
  const rest = DIGEST + (named ? DIGEST_BYTES : 0);
  const coded = decodeClient(code.subarray(rest));
  return (
    coded && {
      id: code.toString('base64url', 1, ISSUED_AT),
      version: coded.version,
      client: coded.client,
      principalDigest: named
        ? code.toString('base64url', DIGEST, rest)
        : undefined,
      issuedAt: code.readUInt32BE(ISSUED_AT),
      expiresAt: code.readUInt32BE(EXPIRES_AT),
    }
  );
}
