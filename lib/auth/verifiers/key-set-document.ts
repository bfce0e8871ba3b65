import type { JSONWebKeySet, JWK } from 'jose';
import { isObject } from './endpoint-client.js';
import { EndpointException } from './endpoint.exception.js';
import type { Claims } from './token-claims.js';

const MAX_KEYS = 200;

const KEY_TYPES: ReadonlySet<unknown> = new Set(['RSA', 'EC', 'OKP']);

/**
 * The keys of a JWK set document (RFC 7517 §5) that can verify signatures. What
 * is not understood is left out, as §5 wants; so are secrets and private keys,
 * with which anybody could sign.
 *
 * @param name of the document, for messages
 * @throws EndpointException when there is no such key, or there are more than 200
 */
export function verifyingKeys(document: Claims, name: string): JSONWebKeySet {
  const { keys } = document;
  const usable = Array.isArray(keys) ? keys.filter(isVerifying) : [];
  if (usable.length === 0) {
    throw new EndpointException(`${name} has no key that could be used.`);
  }
  if (usable.length > MAX_KEYS) {
    throw new EndpointException(`${name} has more than ${MAX_KEYS} keys.`);
  }
  return { keys: usable.map(publicPart) };
}

function isVerifying(key: unknown): key is JWK {
  return (
    isObject(key) &&
    KEY_TYPES.has(key['kty']) &&
    key['d'] === undefined &&
    (key['use'] === undefined || key['use'] === 'sig')
  );
}

/** What a public key is made of (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2); certificates are of no use here. */
function publicPart(key: JWK): JWK {
  const { kty, use, key_ops, alg, kid, n, e, crv, x, y } = key;
  return { kty, use, key_ops, alg, kid, n, e, crv, x, y };
}
