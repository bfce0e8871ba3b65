import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const ISSUER = 'https://issuer.example.com';
const RESOURCE = 'https://benchmark.example.com/mcp';
const ALGORITHM = 'RS256';
const KEY_ID = 'benchmark';

const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);

/** An access token as identity providers issue them, valid for as long as a run may take. */
const token = await new SignJWT({
  client_id: 'benchmark',
  scope: 'orders:read orders:write',
  roles: ['clerk'],
})
  .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: 'at+jwt' })
  .setIssuer(ISSUER)
  .setAudience(RESOURCE)
  .setSubject('5f0c5d5e-3c1b-4f52-a1de-5b2a7c5f7a10')
  .setIssuedAt()
  .setExpirationTime('4h')
  .sign(privateKey);

const jwk = await exportJWK(publicKey);

/** What servers are told of the issuer of this run. */
export const ACCESS = {
  BENCHMARK_ACCESS: JSON.stringify({
    issuer: ISSUER,
    resource: RESOURCE,
    jwks: { keys: [{ ...jwk, kid: KEY_ID, alg: ALGORITHM, use: 'sig' }] },
    token,
  }),
};

/** What a caller with that token sends. */
export const BEARER = { authorization: `Bearer ${token}` };
