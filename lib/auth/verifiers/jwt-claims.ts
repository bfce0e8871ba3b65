import { type Claims, isOtherKind, isText } from './token-claims.js';
import { TokenRefusal } from './token-refusal.js';

/**
 * Looks at the claims of a token after jose did, for what it leaves to its users.
 *
 * @param toleranceSeconds how far clocks may differ
 * @throws TokenRefusal
 */
export function checkClaims(claims: Claims, toleranceSeconds: number): void {
  const { iat, exp, sub } = claims;
  const now = Date.now() / 1_000;
  if (typeof iat === 'number' && iat > now + toleranceSeconds) {
    throw new TokenRefusal('it was issued in the future');
  }
  // JSON can write a number no date reaches: 1e999.
  if (exp !== undefined && !Number.isFinite(exp)) {
    throw new TokenRefusal('its exp is no date');
  }
  if (sub !== undefined && !isText(sub)) {
    throw new TokenRefusal('its sub is no text');
  }
  if (isOtherKind(claims)) {
    throw new TokenRefusal('it says that it is no access token');
  }
}
