import { TokenRefusal } from './token-refusal.js';

const LONGEST_VALUE = 200;

/** What is wrong, by jose's codes; words of its own, as jose's can repeat what is in the token. */
const REASONS: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'it has expired',
  ERR_JWT_INVALID: 'its claims are no JSON object',
  ERR_JWS_INVALID: 'it is no signed JWT',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'its signature is wrong',
  ERR_JOSE_ALG_NOT_ALLOWED: 'its algorithm is not allowed',
  ERR_JWKS_NO_MATCHING_KEY:
    'it is signed with a key the issuer does not publish',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS:
    'several of the published keys could be meant',
};

/**
 * Why a token did not pass, as a clause for the log. Claims are quoted only
 * where the signature had been found right.
 *
 * @param error what jose or a check of ours threw
 */
export function reasonOf(error: unknown): string {
  if (error instanceof TokenRefusal) return error.message;
  const code = memberOf(error, 'code');
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED') return claimReason(error);
  return REASONS[String(code)] ?? 'it cannot be verified with this key';
}

function claimReason(error: unknown): string {
  const claim = String(memberOf(error, 'claim'));
  const value = memberOf(memberOf(error, 'payload'), claim);
  const quoted = (JSON.stringify(value) ?? 'missing').slice(0, LONGEST_VALUE);
  return `its ${claim} is not as expected: ${quoted}`;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
