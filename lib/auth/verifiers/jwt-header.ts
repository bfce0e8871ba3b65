import type { JWTHeaderParameters } from 'jose';
import { TokenRefusal } from './token-refusal.js';

/** A key's id: plain text of a sensible length. It is compared and nothing else, yet what is not one need not go any further. */
const KEY_ID = /^[\x20-\x7e]{1,256}$/;

const ACCESS_TOKEN_TYPE = 'at+jwt';

/**
 * Looks at the header of a token before any key is looked for, with what
 * jose leaves to its users (RFC 7515 §4.1, RFC 9068 §2.1).
 *
 * @param isTypeRequired whether the type must be `at+jwt`; otherwise `JWT` and none are good, too
 * @throws TokenRefusal
 */
export function checkHeader(
  { kid, typ, crit }: JWTHeaderParameters,
  isTypeRequired: boolean,
): void {
  // No extension is understood here; jose would let b64 pass (RFC 7515 §4.1.11).
  if (crit !== undefined) throw new TokenRefusal('it has critical extensions');
  if (kid !== undefined && !(typeof kid === 'string' && KEY_ID.test(kid))) {
    throw new TokenRefusal('its key id is no plain text, or too long');
  }
  const type = typeOf(typ);
  if (type === ACCESS_TOKEN_TYPE) return;
  if (isTypeRequired || (type !== undefined && type !== 'jwt')) {
    throw new TokenRefusal('its type is not that of an access token');
  }
}

/** A media type, whose `application/` may be left out (RFC 7515 §4.1.9). */
function typeOf(typ: unknown): string | undefined {
  if (typ === undefined) return undefined;
  if (typeof typ !== 'string') return '';
  return typ.toLowerCase().replace(/^application\//, '');
}
