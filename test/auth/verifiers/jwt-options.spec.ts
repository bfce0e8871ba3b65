import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { SigningKeyPair } from '../../../lib/auth/signing-key-pair.js';
import { JwtVerifier } from '../../../lib/auth/verifiers/jwt-verifier.js';
import type {
  JwtVerificationOptions,
  JwtVerifierOptions,
} from '../../../lib/auth/verifiers/jwt-verifier-options.js';
import { requireJose } from '../../../lib/auth/verifiers/load-jose.js';
import { messageOf, problemsOf } from './support/problems-of.js';

const WHO = { issuer: 'i', audience: 'a' };
const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

const problemsWith = (options: Partial<JwtVerificationOptions>): string[] =>
  problemsOf(() => new JwtVerifier({ secret: SECRET, ...WHO, ...options }));

describe('JwtVerifier, when it is made', () => {
  let keys: SigningKeyPair;
  beforeAll(async () => {
    keys = await SigningKeyPair.generate();
  });

  it('wants exactly one key', () => {
    const { publicKey } = keys;
    // What the types rule out, as it comes from configuration files.
    const made = (sources: object): string[] =>
      problemsOf(
        () =>
          new JwtVerifier(
            Object.assign({ secret: undefined }, WHO, sources) as never,
          ),
      );
    expect(made({})).toEqual(['MCP_AUTH_KEY_SOURCE JwtVerifier']);
    expect(made({ publicKey, secret: SECRET })).toEqual([
      'MCP_AUTH_KEY_SOURCE JwtVerifier',
    ]);
    expect(made({ publicKey })).toEqual([]);
    const both = messageOf(
      () => new JwtVerifier({ ...WHO, publicKey, secret: SECRET } as never),
    );
    expect(both).toContain('publicKey and secret are set');
    expect(both).not.toContain(SECRET);
  });

  it('wants an issuer and an audience', () => {
    for (const empty of ['', ' ', []]) {
      expect(problemsWith({ issuer: empty, audience: empty })).toEqual([
        'MCP_AUTH_ISSUER JwtVerifier issuer',
        'MCP_AUTH_AUDIENCE JwtVerifier audience',
      ]);
    }
    expect(problemsWith({ audience: ['a', ''] })).toEqual([
      'MCP_AUTH_AUDIENCE JwtVerifier audience',
    ]);
  });

  it('wants a secret nobody guesses, and does not repeat it', () => {
    const make = () => new JwtVerifier({ secret: 'short-secret', ...WHO });
    expect(problemsOf(make)).toEqual([
      'MCP_AUTH_SECRET_SHORT JwtVerifier secret',
    ]);
    expect(messageOf(make)).not.toContain('short-secret');
    expect(
      problemsOf(() => new JwtVerifier({ secret: new Uint8Array(31), ...WHO })),
    ).toHaveLength(1);
  });

  it('wants algorithms that fit the key', () => {
    const { publicKey } = keys;
    const made = (options: Partial<JwtVerifierOptions>): string[] =>
      problemsOf(() => new JwtVerifier({ ...WHO, ...options } as never));
    const wrong = ['MCP_AUTH_ALGORITHM JwtVerifier algorithms'];
    expect(made({ publicKey, algorithms: ['RS256', 'PS512'] })).toEqual([]);
    expect(made({ publicKey, algorithms: ['HS256'] })).toEqual(wrong);
    expect(made({ publicKey, algorithms: ['ES256'] })).toEqual(wrong);
    expect(made({ publicKey, algorithms: ['none' as never] })).toEqual(wrong);
    expect(made({ publicKey, algorithms: [] })).toEqual(wrong);
    expect(made({ publicKey, algorithms: 'RS256' as never })).toEqual(wrong);
    expect(made({ secret: SECRET, algorithms: ['RS256'] })).toEqual(wrong);
    expect(
      made({ jwksUri: 'https://a.example/jwks', algorithms: ['HS256'] }),
    ).toEqual(wrong);
  });

  describe('wants a public key:', () => {
    const pemOf = (bits: number, type: 'public' | 'private'): string => {
      const pair = generateKeyPairSync('rsa', {
        modulusLength: bits,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      });
      return type === 'public' ? pair.publicKey : pair.privateKey;
    };
    const curve = (namedCurve: string): string =>
      generateKeyPairSync('ec', {
        namedCurve,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      }).publicKey;

    it.each([
      ['garbage', () => 'no key'],
      ['a private key', () => pemOf(2048, 'private')],
      ['RSA with 1024 bits', () => pemOf(1024, 'public')],
      ['a curve for coins', () => curve('secp256k1')],
    ])('not %s', (_, make) => {
      const publicKey = make();
      const construct = () => new JwtVerifier({ publicKey, ...WHO });
      expect(problemsOf(construct)).toEqual([
        'MCP_AUTH_KEY_INVALID JwtVerifier publicKey',
      ]);
      expect(messageOf(construct)).not.toContain(publicKey);
    });

    it.each([
      ['an empty object', {}],
      ['a secret', { kty: 'oct', k: 'c2VjcmV0' }],
      [
        'a private key',
        generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
      ],
    ])('not, as a JWK, %s', (_, jwk) => {
      expect(problemsOf(() => new JwtVerifier({ jwk, ...WHO }))).toEqual([
        'MCP_AUTH_KEY_INVALID JwtVerifier jwk',
      ]);
    });
  });

  it.each([
    ['no-url', 'MCP_AUTH_URL_INVALID'],
    ['file:///etc/keys', 'MCP_AUTH_URL_INVALID'],
    ['https://user:word@a.example/', 'MCP_AUTH_URL_INVALID'],
    ['http://a.example/jwks', 'MCP_AUTH_URL_INSECURE'],
    ['http://10.0.0.1/jwks', 'MCP_AUTH_URL_INSECURE'],
    ['https://10.0.0.1/jwks', 'MCP_AUTH_URL_PRIVATE'],
    ['https://169.254.169.254/latest', 'MCP_AUTH_URL_PRIVATE'],
    ['https://[fd00::1]/jwks', 'MCP_AUTH_URL_PRIVATE'],
    ['https://[::ffff:192.168.0.1]/jwks', 'MCP_AUTH_URL_PRIVATE'],
    ['https://0xa.1/jwks', 'MCP_AUTH_URL_PRIVATE'],
  ])('does not fetch keys from %s', (jwksUri, code) => {
    expect(problemsOf(() => new JwtVerifier({ jwksUri, ...WHO }))).toEqual([
      `${code} JwtVerifier jwksUri`,
    ]);
  });

  it.each([
    ['https://a.example/jwks', false],
    ['http://localhost:8080/jwks', false],
    ['http://127.0.0.1/jwks', false],
    ['http://[::1]/jwks', false],
    ['http://keycloak:8080/jwks', true],
    ['http://10.0.0.1/jwks', true],
    ['https://10.0.0.1/jwks', true],
  ])(
    'fetches keys from %s (private addresses allowed: %p)',
    (jwksUri, allowPrivateAddresses) => {
      expect(
        problemsOf(
          () => new JwtVerifier({ jwksUri, allowPrivateAddresses, ...WHO }),
        ),
      ).toEqual([]);
    },
  );

  it('fetches keys over plain HTTP from no address of the internet, whatever is allowed', () => {
    const options = { jwksUri: 'http://8.8.8.8/', allowPrivateAddresses: true };
    expect(problemsOf(() => new JwtVerifier({ ...options, ...WHO }))).toEqual([
      'MCP_AUTH_URL_INSECURE JwtVerifier jwksUri',
    ]);
  });

  it('wants numbers that mean something', () => {
    expect(problemsWith({ clockToleranceSeconds: -1 })).toEqual([
      'MCP_AUTH_OPTION_INVALID JwtVerifier clockToleranceSeconds',
    ]);
    const jwksUri = 'https://a.example/jwks';
    const times = {
      timeoutMs: NaN,
      cacheTtlMs: -1,
      cooldownMs: Infinity,
      maxStaleMs: -5,
    };
    expect(
      problemsOf(() => new JwtVerifier({ jwksUri, ...times, ...WHO })),
    ).toHaveLength(4);
  });

  it('tells of a jose that is not installed', () => {
    const missing = (): never => {
      throw Object.assign(new Error('gone'), { code: 'MODULE_NOT_FOUND' });
    };
    expect(problemsOf(() => requireJose('JwtVerifier', missing))).toEqual([
      'MCP_AUTH_PEER_MISSING JwtVerifier',
    ]);
    const broken = (): never => {
      throw new Error('broken');
    };
    expect(() => requireJose('JwtVerifier', broken)).toThrow('broken');
  });
});
