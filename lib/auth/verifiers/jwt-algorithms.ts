import type { KeyObject } from 'node:crypto';
import type { JwtAlgorithm } from './jwt-verifier-options.js';

/** Algorithms with a shared secret. */
export const SECRET_ALGORITHMS: readonly JwtAlgorithm[] = [
  'HS256',
  'HS384',
  'HS512',
];

const RSA: readonly JwtAlgorithm[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
];

const BY_CURVE: Readonly<Record<string, readonly JwtAlgorithm[]>> = {
  prime256v1: ['ES256'],
  secp384r1: ['ES384'],
  secp521r1: ['ES512'],
};

const ED25519: readonly JwtAlgorithm[] = ['EdDSA', 'Ed25519'];

const MIN_RSA_BITS = 2048;

/** Algorithms with a pair of keys. */
export const KEY_PAIR_ALGORITHMS: readonly JwtAlgorithm[] = [
  ...RSA,
  ...Object.values(BY_CURVE).flat(),
  ...ED25519,
];

/** The algorithms a public key can be used with; none where it is too weak, or of no use for signatures. */
export function algorithmsOf(key: KeyObject): readonly JwtAlgorithm[] {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return modulusLength >= MIN_RSA_BITS ? RSA : [];
    case 'ec':
      return BY_CURVE[namedCurve] ?? [];
    case 'ed25519':
      return ED25519;
    default:
      return [];
  }
}
