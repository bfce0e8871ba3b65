import { afterEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { StaticTokenVerifier } from '../../../lib/auth/verifiers/static-token-verifier.js';
import { recordLogs } from './support/log-recorder.js';
import { messageOf, problemsOf } from './support/problems-of.js';

const now = (): number => Date.now() / 1_000;

describe('StaticTokenVerifier', () => {
  const logs = recordLogs();
  const environment = process.env['NODE_ENV'];
  afterEach(() => {
    process.env['NODE_ENV'] = environment;
  });

  const verifier = new StaticTokenVerifier({
    tokens: {
      'token-of-alice': {
        clientId: 'desktop',
        subject: 'alice',
        scopes: ['read'],
        expiresAt: now() + 60,
        claims: { roles: ['admin'] },
      },
      'token-of-a-job': { clientId: 'job' },
      'old-token': { clientId: 'job', expiresAt: now() - 1 },
    },
  });

  it('says what is written down for a token', async () => {
    const verified = await verifier.verify('token-of-alice');
    expect(verified).toEqual({
      clientId: 'desktop',
      subject: 'alice',
      scopes: ['read'],
      expiresAt: expect.any(Number),
      claims: { roles: ['admin'] },
    });
    expect(verified?.token).toBe('token-of-alice');
    expect(await verifier.verify('token-of-a-job')).toEqual({
      clientId: 'job',
      scopes: [],
      claims: {},
    });
  });

  it.each([
    '',
    'token-of-alic',
    'token-of-alice ',
    'TOKEN-OF-ALICE',
    'old-token',
    '__proto__',
    'x'.repeat(20_000),
  ])('refuses %p', async (token) => {
    expect(await verifier.verify(token)).toBeUndefined();
    expect(logs.entries).toHaveLength(1);
    expect(logs.entries[0]?.level).toBe('debug');
    if (token.length > 3) expect(logs.texts().join()).not.toContain(token);
  });

  it('shows no token when it is logged', () => {
    expect(inspect(verifier, { depth: null, showHidden: true })).not.toContain(
      'token-of',
    );
  });

  it('is not made in production unless that is wanted', () => {
    process.env['NODE_ENV'] = 'production';
    const tokens = { 'secret-token': { clientId: 'a' } };
    const make = () => new StaticTokenVerifier({ tokens });
    expect(problemsOf(make)).toEqual([
      'MCP_AUTH_STATIC_IN_PRODUCTION StaticTokenVerifier',
    ]);
    expect(messageOf(make)).not.toContain('secret-token');
    expect(
      problemsOf(
        () => new StaticTokenVerifier({ tokens, allowInProduction: true }),
      ),
    ).toEqual([]);
  });

  it('is not made without tokens, or with one that is empty', () => {
    for (const written of [[], ['']]) {
      const tokens = Object.fromEntries(
        written.map((token) => [token, { clientId: 'a' }]),
      );
      expect(problemsOf(() => new StaticTokenVerifier({ tokens }))).toEqual([
        'MCP_AUTH_STATIC_TOKENS StaticTokenVerifier tokens',
      ]);
    }
  });
});
