import {
  importJWK,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyOptions,
} from 'jose';
import { givenAccess } from './given-access.js';

const { issuer, resource, jwks } = givenAccess();
const [jwk] = jwks.keys;
if (!jwk) throw new Error('The issuer has no key.');
/** Imported once. */
const key = await importJWK(jwk);
const options: JWTVerifyOptions = {
  issuer: [issuer],
  audience: [resource],
  algorithms: ['RS256'],
  clockTolerance: 5,
  requiredClaims: ['exp'],
};

/**
 * What a token of this run says, with what a server asks of one: the signature,
 * the issuer, the audience, and that it expires.
 *
 * @throws jose's errors for any other
 */
export async function josePayload(token: string): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, key, options);
  return payload;
}
