import type { CryptoKey, JWTVerifyGetKey, KeyObject } from 'jose';
import { EndpointClient } from './endpoint-client.js';
import { endpointOf } from './endpoint.js';
import { readPublicKey, SecretKey } from './fixed-key.js';
import {
  algorithmsOf,
  KEY_PAIR_ALGORITHMS,
  SECRET_ALGORITHMS,
} from './jwt-algorithms.js';
import type {
  JwtAlgorithm,
  JwtVerifierOptions,
} from './jwt-verifier-options.js';
import type { OptionProblems } from './option-problems.js';
import { RemoteKeySet } from './remote-key-set.js';
import { TokenRefusal } from './token-refusal.js';

/** How the key of a token is found, and what it may be used with. */
export interface JwtKeys {
  readonly algorithms: readonly JwtAlgorithm[];
  readonly find: (
    ...args: Parameters<JWTVerifyGetKey>
  ) => Promise<CryptoKey> | KeyObject;
}

const SOURCES = ['jwksUri', 'publicKey', 'jwk', 'secret'] as const;

/**
 * Makes the keys of a verifier from its options.
 *
 * @returns `undefined` when they cannot be; `problems` says why
 */
export function keysFrom(
  options: JwtVerifierOptions,
  problems: OptionProblems,
): JwtKeys | undefined {
  const given = SOURCES.filter((name) => options[name] !== undefined);
  if (given.length !== 1) {
    problems.add(
      'MCP_AUTH_KEY_SOURCE',
      '',
      given.length === 0
        ? 'there is no key to verify tokens with.'
        : `${given.join(' and ')} are set, and only one of them can be meant.`,
      `Set exactly one of ${SOURCES.join(', ')}.`,
    );
    return undefined;
  }
  const { jwksUri, publicKey, jwk, secret } = options;
  if (jwksUri !== undefined) return remoteKeys(jwksUri, options, problems);
  if (secret !== undefined) {
    const key = new SecretKey(secret, problems);
    return { algorithms: SECRET_ALGORITHMS, find: ({ alg }) => key.for(alg) };
  }
  return publicKey === undefined
    ? fixedKeys('jwk', jwk, problems)
    : fixedKeys('publicKey', publicKey, problems);
}

function remoteKeys(
  jwksUri: string | URL,
  options: JwtVerifierOptions,
  problems: OptionProblems,
): JwtKeys | undefined {
  const {
    timeoutMs = 5_000,
    cacheTtlMs = 60 * 60 * 1_000,
    cooldownMs = 30_000,
    maxStaleMs = 24 * 60 * 60 * 1_000,
    allowPrivateAddresses = false,
    fetch,
  } = options;
  problems.checkNumbers({ timeoutMs, cacheTtlMs, cooldownMs, maxStaleMs });
  const endpoint = endpointOf(
    jwksUri,
    'jwksUri',
    allowPrivateAddresses,
    problems,
  );
  if (!endpoint) return undefined;
  const client = new EndpointClient(endpoint, timeoutMs, fetch);
  const times = { cacheTtlMs, cooldownMs, maxStaleMs };
  const set = new RemoteKeySet(endpoint.name, client, times);
  return {
    algorithms: KEY_PAIR_ALGORITHMS,
    find: (header, token) => set.find(header, token),
  };
}

function fixedKeys(
  option: 'publicKey' | 'jwk',
  source: Parameters<typeof readPublicKey>[1] & {
    readonly kid?: string;
    readonly alg?: string;
  },
  problems: OptionProblems,
): JwtKeys | undefined {
  const key = readPublicKey(option, source, problems);
  if (!key) return undefined;
  const { kid: expected, alg } = typeof source === 'object' ? source : {};
  const fitting = algorithmsOf(key);
  const algorithms =
    alg === undefined ? fitting : fitting.filter((name) => name === alg);
  if (algorithms.length === 0) {
    problems.add(
      'MCP_AUTH_KEY_INVALID',
      option,
      'it is of a kind or length that is not used for tokens.',
      'Use RSA with 2048 bits or more, EC with P-256, P-384 or P-521, or Ed25519.',
    );
  }
  return {
    algorithms,
    find: ({ kid }) => {
      if (expected === undefined || kid === undefined || kid === expected) {
        return key;
      }
      throw new TokenRefusal('it names another key');
    },
  };
}
