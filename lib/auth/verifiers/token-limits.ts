/** Longest token that is looked at, in bytes: longer ones fit into no request header Node accepts by default. */
export const MAX_TOKEN_BYTES = 16 * 1024;

/** Whether a token is of a length worth looking at. */
export function hasFittingLength(token: string): boolean {
  return token !== '' && Buffer.byteLength(token) <= MAX_TOKEN_BYTES;
}
