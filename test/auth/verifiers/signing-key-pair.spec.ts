import { describe, expect, it } from '@jest/globals';
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
} from 'jose';
import { SigningKeyPair } from '../../../lib/auth/signing-key-pair.js';

describe('SigningKeyPair', () => {
  it('signs tokens that others verify with its key set', async () => {
    const keys = await SigningKeyPair.generate();
    const token = await keys.sign({
      issuer: 'i',
      subject: 'alice',
      audience: ['a', 'b'],
      clientId: 'c',
      scopes: ['read', 'write'],
      expiresIn: 60,
      claims: { roles: ['r'] },
    });
    const jwks = structuredClone(keys.jwks());
    const { payload, protectedHeader } = await jwtVerify(
      token,
      createLocalJWKSet({ keys: [...jwks.keys] }),
    );
    expect(payload).toEqual({
      iss: 'i',
      sub: 'alice',
      aud: ['a', 'b'],
      client_id: 'c',
      scope: 'read write',
      roles: ['r'],
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 60,
    });
    expect(protectedHeader).toEqual({
      alg: 'RS256',
      typ: 'at+jwt',
      kid: keys.kid,
    });
  });

  it('publishes no private key', async () => {
    const keys = await SigningKeyPair.generate('EdDSA', 'k');
    expect(Object.keys(keys.jwks().keys[0] ?? {}).sort()).toEqual([
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
    ]);
    expect(keys.publicKey).toContain('BEGIN PUBLIC KEY');
  });

  it('leaves out what is to be left out', async () => {
    const keys = await SigningKeyPair.generate('ES256');
    const token = await keys.sign({
      kid: null,
      expiresIn: null,
      header: { typ: undefined },
    });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256' });
    expect(Object.keys(decodeJwt(token))).toEqual(['iat']);
  });
});
