import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY = Symbol.for('nest-fastmcp:process-key');

/** The subject of proof that this process named a path. */
export const PATH_PROOF = 'path';

/**
 * Proof that this process said something. Values of the library come back to it
 * as plain JSON, so JSON a client made up could otherwise pass for one of them.
 *
 * @param subject what the text is; a proof of one subject is none of another
 * @param text what was said
 */
export function proofOf(subject: string, text: string): string {
  return createHmac('sha256', keyOfProcess())
    .update(`${subject}:${text}`)
    .digest('base64url');
}

/** Whether a proof is the one of this subject and text. */
export function isProof(proof: string, subject: string, text: string): boolean {
  const expected = Buffer.from(proofOf(subject, text));
  const given = Buffer.from(proof);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** One key for all copies of this package in a process, so that each reads what another made. */
function keyOfProcess(): string {
  const known: unknown = Reflect.get(globalThis, KEY);
  if (typeof known === 'string') return known;
  const key = randomBytes(32).toString('hex');
  Reflect.set(globalThis, KEY, key);
  return key;
}
