import { beforeAll, describe, expect, it } from '@jest/globals';
import { SigningKeyPair } from '../../../lib/auth/signing-key-pair.js';
import { JwtVerifier } from '../../../lib/auth/verifiers/jwt-verifier.js';
import { recordLogs } from './support/log-recorder.js';
import { hmacToken, rawToken, segment } from './support/raw-token.js';

const ISSUER = 'https://issuer.example.com/';
const AUDIENCE = 'https://api.example.com/mcp';
const WHO = { issuer: ISSUER, audience: AUDIENCE };

const now = (): number => Math.floor(Date.now() / 1_000);
const claims = (): Record<string, unknown> => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'alice',
  iat: now(),
  exp: now() + 60,
});

let keys: SigningKeyPair;
let others: SigningKeyPair;
let verifier: JwtVerifier;

beforeAll(async () => {
  keys = await SigningKeyPair.generate('RS256', 'the-key');
  others = await SigningKeyPair.generate('RS256', 'the-key');
  verifier = new JwtVerifier({ publicKey: keys.publicKey, ...WHO });
});

type Make = () => string | Promise<string>;
type Row = readonly [situation: string, make: Make, reason: RegExp];

const signed = (extra: Record<string, unknown>): Make => {
  return () => keys.sign({ ...WHO, claims: extra });
};
const headed = (header: Record<string, unknown>): Make => {
  return () => keys.sign({ ...WHO, header });
};

const ROWS: readonly Row[] = [
  ['that is empty', () => '', /empty/],
  ['of more than 16 KiB', signed({ x: 'x'.repeat(20_000) }), /too long/],
  ['that is no JWT', () => 'opaque-token', /no signed JWT/],
  ['of two segments', () => 'a.b', /no signed JWT/],
  ['of five segments', () => 'a.b.c.d.e', /no signed JWT/],
  ['whose header is no JSON', () => rawToken('{', {}, 'AA'), /no signed JWT/],
  ['whose header is a list', () => rawToken([], {}, 'AA'), /no signed JWT/],
  ['without algorithm', () => rawToken({}, claims(), 'AA'), /no signed JWT/],
  [
    'with the algorithm none',
    () => rawToken({ alg: 'none' }, claims()),
    /algorithm/,
  ],
  [
    'with the algorithm nOnE',
    () => rawToken({ alg: 'nOnE' }, claims()),
    /algorithm/,
  ],
  [
    'with the algorithm none and a signature',
    () => rawToken({ alg: 'none' }, claims(), 'AA'),
    /algorithm/,
  ],
  [
    'with an algorithm nobody knows',
    () => rawToken({ alg: 'toString' }, claims(), 'AA'),
    /algorithm/,
  ],
  [
    'signed with the public key as a secret',
    () => hmacToken({ alg: 'HS256' }, claims(), keys.publicKey),
    /algorithm/,
  ],
  [
    'signed as HS256 and marked RS256',
    () => hmacToken({ alg: 'RS256' }, claims(), keys.publicKey),
    /signature/,
  ],
  [
    'without signature',
    () => rawToken({ alg: 'RS256' }, claims()),
    /signature/,
  ],
  ['signed with another key', () => others.sign(WHO), /signature/],
  [
    'that brings its own key',
    () => others.sign({ ...WHO, header: { jwk: others.jwks().keys[0] } }),
    /signature/,
  ],
  [
    'that says where its key is',
    () =>
      others.sign({
        ...WHO,
        header: { jku: 'http://127.0.0.1:1/', x5u: 'http://127.0.0.1:1/' },
      }),
    /signature/,
  ],
  [
    'whose claims were changed',
    async () => {
      const [header, , signature] = (await keys.sign(WHO)).split('.');
      return `${header}.${segment({ ...claims(), sub: 'root' })}.${signature}`;
    },
    /signature/,
  ],
  [
    'with b64 as critical extension',
    headed({ crit: ['b64'], b64: true }),
    /critical/,
  ],
  [
    'of another issuer',
    () => keys.sign({ ...WHO, issuer: 'https://evil.example' }),
    /its iss .*evil/,
  ],
  [
    'of an issuer that differs by a slash',
    () => keys.sign({ ...WHO, issuer: ISSUER.slice(0, -1) }),
    /its iss/,
  ],
  ['without issuer', () => keys.sign({ audience: AUDIENCE }), /its iss/],
  [
    'for another audience',
    () => keys.sign({ ...WHO, audience: 'https://other.example' }),
    /its aud .*other/,
  ],
  [
    'for an audience that begins alike',
    () => keys.sign({ ...WHO, audience: `${AUDIENCE}/admin` }),
    /its aud/,
  ],
  ['without audience', () => keys.sign({ issuer: ISSUER }), /its aud/],
  [
    'whose audience is an object',
    signed({ aud: { [AUDIENCE]: true } }),
    /its aud/,
  ],
  ['that has expired', () => keys.sign({ ...WHO, expiresIn: -10 }), /expired/],
  [
    'without exp',
    () => keys.sign({ ...WHO, expiresIn: null }),
    /its exp .*missing/,
  ],
  ['whose exp is a text', signed({ exp: '9999999999' }), /its exp/],
  ['that is not valid yet', signed({ nbf: now() + 600 }), /its nbf/],
  ['whose nbf is a text', signed({ nbf: '1' }), /its nbf/],
  ['issued in the future', signed({ iat: now() + 600 }), /future/],
  ['whose iat is a text', signed({ iat: 'now' }), /its iat/],
  ['whose sub is a number', signed({ sub: 7 }), /sub/],
  ['whose sub is empty', signed({ sub: '' }), /sub/],
  ['with the type of a logout token', headed({ typ: 'logout+jwt' }), /type/],
  ['with the type of a DPoP proof', headed({ typ: 'dpop+jwt' }), /type/],
  ['with a type that is no text', headed({ typ: { at: 1 } }), /type/],
  ['that is an ID token of Keycloak', signed({ typ: 'ID' }), /no access token/],
  [
    'that is a refresh token of Keycloak',
    signed({ typ: 'Refresh' }),
    /no access token/,
  ],
  [
    'that is an ID token of Cognito',
    signed({ token_use: 'id' }),
    /no access token/,
  ],
  ['whose key id is a number', headed({ kid: 7 }), /key id/],
  ['whose key id is empty', headed({ kid: '' }), /key id/],
  [
    'whose key id has 10,000 characters',
    headed({ kid: 'k'.repeat(10_000) }),
    /key id/,
  ],
  [
    'whose key id has a line break',
    headed({ kid: 'a\nINFO all is well' }),
    /key id/,
  ],
  [
    'whose key id has a null byte',
    headed({ kid: '../../dev/null\0' }),
    /key id/,
  ],
];

describe('JwtVerifier refuses a token', () => {
  const logs = recordLogs();

  it.each(ROWS)('%s', async (_, make, reason) => {
    const token = await make();
    expect(await verifier.verify(token)).toBeUndefined();
    expect(logs.entries).toEqual([
      { level: 'debug', text: expect.stringMatching(reason) },
    ]);
    const parts = [token, ...token.split('.')].filter(
      (part) => part.length > 8,
    );
    const told = logs.texts().join('\n');
    expect(parts.filter((part) => told.includes(part))).toEqual([]);
    // Nothing of it can make a line of its own in the log.
    expect(told).not.toContain('\n');
  });

  it('signed with an algorithm that is left out of the list', async () => {
    const { publicKey } = keys;
    const narrow = new JwtVerifier({
      publicKey,
      algorithms: ['PS256'],
      ...WHO,
    });
    expect(await narrow.verify(await keys.sign(WHO))).toBeUndefined();
  });

  it('without a claim that is required', async () => {
    const { publicKey } = keys;
    const strict = new JwtVerifier({
      publicKey,
      requiredClaims: ['jti'],
      ...WHO,
    });
    expect(await strict.verify(await keys.sign(WHO))).toBeUndefined();
    const token = await keys.sign({ ...WHO, claims: { jti: '1' } });
    expect(await strict.verify(token)).toBeDefined();
  });

  it.each([undefined, 'JWT'])(
    'of the type %j where at+jwt is required',
    async (typ) => {
      const { publicKey } = keys;
      const strict = new JwtVerifier({
        publicKey,
        requireAccessTokenType: true,
        ...WHO,
      });
      expect(
        await strict.verify(await keys.sign({ ...WHO, header: { typ } })),
      ).toBeUndefined();
      expect(await strict.verify(await keys.sign(WHO))).toBeDefined();
    },
  );

  it('that names another key than the JWK does', async () => {
    const [jwk] = keys.jwks().keys;
    const withJwk = new JwtVerifier({ jwk: jwk ?? {}, ...WHO });
    const other = await keys.sign({ ...WHO, kid: 'another' });
    expect(await withJwk.verify(other)).toBeUndefined();
    const none = await keys.sign({ ...WHO, kid: null });
    expect(await withJwk.verify(none)).toBeDefined();
  });

  it('of RS256 where there is a secret', async () => {
    const withSecret = new JwtVerifier({ secret: 's'.repeat(32), ...WHO });
    expect(await withSecret.verify(await keys.sign(WHO))).toBeUndefined();
    const guessed = hmacToken({ alg: 'HS256' }, claims(), 'x'.repeat(32));
    expect(await withSecret.verify(guessed)).toBeUndefined();
    expect(logs.texts().join()).not.toContain('sssss');
  });

  it('whose exp is a number beyond all dates', async () => {
    const secret = 's'.repeat(32);
    const body = JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e999');
    const token = hmacToken({ alg: 'HS256' }, body, secret);
    expect(
      await new JwtVerifier({ secret, ...WHO }).verify(token),
    ).toBeUndefined();
  });

  it('with a critical extension nobody knows, though its signature is right', async () => {
    const secret = 's'.repeat(32);
    const header = { alg: 'HS256', crit: ['exp'], exp: 1 };
    const token = hmacToken(header, claims(), secret);
    const withSecret = new JwtVerifier({ secret, ...WHO });
    expect(await withSecret.verify(token)).toBeUndefined();
    const plain = hmacToken({ alg: 'HS256' }, claims(), secret);
    expect(await withSecret.verify(plain)).toBeDefined();
  });
});
