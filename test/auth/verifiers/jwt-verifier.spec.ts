import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import {
  type SigningAlgorithm,
  SigningKeyPair,
} from '../../../lib/auth/signing-key-pair.js';
import { JwtVerifier } from '../../../lib/auth/verifiers/jwt-verifier.js';
import { hmacToken } from './support/raw-token.js';

const ISSUER = 'https://issuer.example.com/';
const AUDIENCE = 'https://api.example.com/mcp';
const WHO = { issuer: ISSUER, audience: AUDIENCE };

const ALGORITHMS: readonly SigningAlgorithm[] = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const),
];

const later = (): number => Math.floor(Date.now() / 1_000) + 60;

describe('JwtVerifier', () => {
  it.each(ALGORITHMS)('verifies %s with a PEM and with a JWK', async (name) => {
    const keys = await SigningKeyPair.generate(name);
    const token = await keys.sign({ ...WHO, subject: 'alice' });
    const [jwk] = keys.jwks().keys;
    const withPem = new JwtVerifier({ publicKey: keys.publicKey, ...WHO });
    expect(await withPem.verify(token)).toMatchObject({ subject: 'alice' });
    const withJwk = new JwtVerifier({ jwk: jwk ?? {}, ...WHO });
    // Ed25519 is EdDSA's name since RFC 9864; a JWK with alg allows just that.
    expect(await withJwk.verify(token)).toMatchObject({ subject: 'alice' });
  });

  it.each([
    ['a text', 's'.repeat(32)],
    ['bytes', new Uint8Array(64).fill(7)],
  ])('verifies HS256 with a secret that is %s', async (_, secret) => {
    const verifier = new JwtVerifier({ secret, ...WHO });
    const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'alice', exp: later() };
    const token = hmacToken({ alg: 'HS256' }, claims, secret);
    expect(await verifier.verify(token)).toMatchObject({ subject: 'alice' });
    expect(await verifier.verify(token)).toMatchObject({ subject: 'alice' });
  });

  describe('says of a token', () => {
    let keys: SigningKeyPair;
    let verifier: JwtVerifier;
    beforeAll(async () => {
      keys = await SigningKeyPair.generate('ES256');
      verifier = new JwtVerifier({ publicKey: keys.publicKey, ...WHO });
    });

    it('whom it is for, from whom, until when, and all it claims', async () => {
      const token = await keys.sign({
        ...WHO,
        subject: 'alice',
        clientId: 'desktop',
        scopes: ['read', 'write'],
        expiresIn: 60,
        claims: { roles: ['admin'] },
      });
      const verified = await verifier.verify(token);
      expect(verified).toEqual({
        issuer: ISSUER,
        subject: 'alice',
        clientId: 'desktop',
        scopes: ['read', 'write'],
        expiresAt: expect.any(Number),
        claims: expect.objectContaining({ roles: ['admin'], sub: 'alice' }),
      });
      expect(verified?.token).toBe(token);
    });

    it('what it is without showing it when it is logged', async () => {
      const token = await keys.sign(WHO);
      const verified = await verifier.verify(token);
      expect(inspect(verified, { depth: null })).not.toContain(token);
      expect(JSON.stringify(verified)).not.toContain(token);
      expect(JSON.stringify({ ...verified })).not.toContain(token);
    });

    it.each([
      [{ scope: 'a  b ' }, ['a', 'b']],
      [{ scope: ['a', 'b', 3] }, ['a', 'b']],
      [{ scp: 'a b' }, ['a', 'b']],
      [{ scp: ['a', 'b'] }, ['a', 'b']],
      [{ scope: 'a', scp: ['b'] }, ['a']],
      [{ scope: '' }, []],
      [{ scope: { a: true } }, []],
      [{}, []],
    ])('with %j the scopes %j', async (claims, scopes) => {
      const token = await keys.sign({ ...WHO, claims });
      expect((await verifier.verify(token))?.scopes).toEqual(scopes);
    });

    it.each([
      [{ client_id: 'a', azp: 'b' }, 'a'],
      [{ azp: 'b', cid: 'c' }, 'b'],
      [{ cid: 'c' }, 'c'],
      [{ appid: 'd' }, 'd'],
      [{ client_id: 7 }, undefined],
      [{}, undefined],
    ])('with %j the client %j', async (claims, clientId) => {
      const token = await keys.sign({ ...WHO, claims });
      expect((await verifier.verify(token))?.clientId).toBe(clientId);
    });

    it.each([
      'JWT',
      'jwt',
      'at+jwt',
      'AT+JWT',
      'application/at+jwt',
      undefined,
    ])('that it is good with the type %j', async (typ) => {
      const token = await keys.sign({ ...WHO, header: { typ } });
      expect(await verifier.verify(token)).toBeDefined();
    });
  });

  it('accepts one of several issuers and audiences', async () => {
    const keys = await SigningKeyPair.generate('ES256');
    const verifier = new JwtVerifier({
      publicKey: keys.publicKey,
      issuer: ['a', 'b'],
      audience: ['x', 'y'],
    });
    const verify = async (issuer: string, audience: string | string[]) =>
      (await verifier.verify(await keys.sign({ issuer, audience })))?.issuer;
    expect(await verify('a', 'y')).toBe('a');
    expect(await verify('b', ['z', 'x'])).toBe('b');
    expect(await verify('c', 'x')).toBeUndefined();
    expect(await verify('a', ['z'])).toBeUndefined();
  });

  it('accepts a token that never expires only where that is allowed', async () => {
    const keys = await SigningKeyPair.generate('ES256');
    const options = { publicKey: keys.publicKey, ...WHO };
    const token = await keys.sign({ ...WHO, expiresIn: null });
    const lenient = new JwtVerifier({ ...options, allowNoExpiry: true });
    const verified = await lenient.verify(token);
    expect(verified).toMatchObject({ issuer: ISSUER });
    expect(verified?.expiresAt).toBeUndefined();
    expect(await new JwtVerifier(options).verify(token)).toBeUndefined();
  });

  it('allows clocks to differ by as much as it is told', async () => {
    const keys = await SigningKeyPair.generate('ES256');
    const options = { publicKey: keys.publicKey, ...WHO };
    const token = await keys.sign({ ...WHO, expiresIn: -30 });
    const lenient = new JwtVerifier({ ...options, clockToleranceSeconds: 300 });
    expect(await lenient.verify(token)).toBeDefined();
    expect(await new JwtVerifier(options).verify(token)).toBeUndefined();
  });

  it('reads a key of PKCS#1', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
    });
    const pem = publicKey.export({ type: 'pkcs1', format: 'pem' });
    const { SignJWT } = await import('jose');
    const token = await new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      exp: later(),
    })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(privateKey);
    const verifier = new JwtVerifier({ publicKey: String(pem), ...WHO });
    expect(await verifier.verify(token)).toBeDefined();
  });
});
