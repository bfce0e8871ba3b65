import {
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  webcrypto,
} from 'node:crypto';
import type { OptionProblems } from './option-problems.js';

/** Shortest secret, in bytes: as long as the shortest hash (RFC 7518 §3.2). */
const MIN_SECRET_BYTES = 32;

/**
 * Reads a public key.
 *
 * @param option the name of the option it is from
 * @param key PEM, or a JWK
 * @returns `undefined` when it is none; `problems` says why, without the key
 */
export function readPublicKey(
  option: 'publicKey' | 'jwk',
  key: string | JsonWebKey,
  problems: OptionProblems,
): KeyObject | undefined {
  if (isPrivate(key)) {
    problems.add(
      'MCP_AUTH_KEY_INVALID',
      option,
      'it is a private key, with which tokens are signed.',
      'Give the public key of the pair: who verifies needs no more, and should have no more.',
    );
    return undefined;
  }
  try {
    return createPublicKey(
      typeof key === 'string' ? key : { key, format: 'jwk' },
    );
  } catch {
    problems.add(
      'MCP_AUTH_KEY_INVALID',
      option,
      'it is no public key that can be read.',
      option === 'publicKey'
        ? 'Give it as PEM, from -----BEGIN PUBLIC KEY----- to the end, line breaks included.'
        : 'Give the JWK as the issuer publishes it, with kty RSA, EC or OKP.',
    );
    return undefined;
  }
}

/** Node would quietly make the public key of it. */
function isPrivate(key: string | JsonWebKey): boolean {
  return typeof key === 'string'
    ? key.includes('PRIVATE KEY-----')
    : key.d !== undefined;
}

/** The key of a shared secret, imported once for each algorithm. */
export class SecretKey {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #keys = new Map<string, Promise<webcrypto.CryptoKey>>();

  /** @param secret is copied; `problems` is told when it is too short */
  constructor(secret: string | Uint8Array, problems: OptionProblems) {
    this.#bytes =
      typeof secret === 'string'
        ? new TextEncoder().encode(secret)
        : Uint8Array.from(secret);
    if (this.#bytes.byteLength >= MIN_SECRET_BYTES) return;
    problems.add(
      'MCP_AUTH_SECRET_SHORT',
      'secret',
      `it has fewer than ${MIN_SECRET_BYTES} bytes, and can be guessed from a token.`,
      'Make one with: openssl rand -base64 48',
    );
  }

  /** @param algorithm one of HS256, HS384 and HS512 */
  for(algorithm: string): Promise<webcrypto.CryptoKey> {
    const known = this.#keys.get(algorithm);
    if (known) return known;
    const hash = `SHA-${algorithm.slice(2)}`;
    const key = webcrypto.subtle.importKey(
      'raw',
      this.#bytes,
      { name: 'HMAC', hash },
      false,
      ['verify'],
    );
    this.#keys.set(algorithm, key);
    return key;
  }
}
