import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { IntrospectionOptions } from '../../../lib/auth/verifiers/introspection-options.js';
import { IntrospectionVerifier } from '../../../lib/auth/verifiers/introspection-verifier.js';
import { localServer } from './support/local-server.js';
import { messageOf, problemsOf } from './support/problems-of.js';

const CLIENT = { clientId: 'mcp', clientSecret: 'a-secret' };
const AUDIENCE = 'https://api.example.com/mcp';
const ACTIVE = { active: true, aud: AUDIENCE, sub: 'alice' };

const now = (): number => Math.floor(Date.now() / 1_000);

describe('IntrospectionVerifier', () => {
  const server = localServer();
  const verifierWith = (options: Partial<IntrospectionOptions> = {}) =>
    new IntrospectionVerifier({
      endpoint: server.url,
      audience: AUDIENCE,
      ...CLIENT,
      ...options,
    });

  it('says what the server says of the token', async () => {
    const exp = now() + 60;
    server.answerJson({
      ...ACTIVE,
      iss: 'i',
      client_id: 'c',
      scope: 'a b',
      exp,
      roles: ['r'],
    });
    const verified = await verifierWith().verify('opaque');
    expect(verified).toEqual({
      issuer: 'i',
      subject: 'alice',
      clientId: 'c',
      scopes: ['a', 'b'],
      expiresAt: exp,
      claims: expect.objectContaining({ roles: ['r'] }),
    });
    expect(verified?.token).toBe('opaque');
    expect(inspect(verified)).not.toContain('opaque');
  });

  it('takes the endpoint for the issuer where the server names none', async () => {
    server.answerJson(ACTIVE);
    const endpoint = new URL('?realm=a', server.url);
    expect(await verifierWith({ endpoint }).verify('t')).toMatchObject({
      issuer: new URL(server.url).href,
      subject: 'alice',
    });
  });

  it('asks as RFC 7662 wants it, with the credentials in the header', async () => {
    server.answerJson(ACTIVE);
    const odd = { clientId: 'a:b c', clientSecret: 'ü%&' };
    await verifierWith(odd).verify('to+ken=&x');
    const [request] = server.received;
    expect(request?.method).toBe('POST');
    expect(request?.headers['content-type']).toBe(
      'application/x-www-form-urlencoded',
    );
    const encoded = Buffer.from('a%3Ab+c:%C3%BC%25%26').toString('base64');
    expect(request?.headers.authorization).toBe(`Basic ${encoded}`);
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      token: 'to+ken=&x',
      token_type_hint: 'access_token',
    });
  });

  it('puts the credentials into the body where it is told to', async () => {
    server.answerJson(ACTIVE);
    await verifierWith({ authentication: 'post' }).verify('t');
    const [request] = server.received;
    expect(request?.headers.authorization).toBeUndefined();
    expect(
      Object.fromEntries(new URLSearchParams(request?.body)),
    ).toMatchObject({
      client_id: 'mcp',
      client_secret: 'a-secret',
    });
  });

  it('works with a fetch of the application', async () => {
    server.answerJson(ACTIVE);
    expect(await verifierWith({ fetch }).verify('t')).toMatchObject({
      subject: 'alice',
    });
  });

  it.each<[string, unknown]>([
    ['inactive', { active: false, sub: 'alice' }],
    ['expired', { ...ACTIVE, exp: now() - 1 }],
    ['without a date for its end', { ...ACTIVE, exp: 'tomorrow' }],
    ['for another audience', { ...ACTIVE, aud: 'https://other.example' }],
    ['for several others', { ...ACTIVE, aud: ['x', 'y'] }],
    ['for nobody in particular', { active: true, sub: 'alice' }],
    ['from another issuer', { ...ACTIVE, iss: 'evil' }],
    ['whose subject is no text', { ...ACTIVE, sub: 7 }],
    ['a refresh token of Ory Hydra', { ...ACTIVE, token_use: 'refresh_token' }],
    ['a refresh token of Keycloak', { ...ACTIVE, typ: 'Refresh' }],
  ])(
    'refuses a token that is %s, and does not keep that',
    async (_, answer) => {
      server.answerJson(answer);
      const verifier = verifierWith({ issuer: 'i', cache: { ttlMs: 60_000 } });
      expect(await verifier.verify('t')).toBeUndefined();
      server.answerJson({ ...ACTIVE, iss: 'i' });
      expect(await verifier.verify('t')).toBeDefined();
      expect(server.hits).toBe(2);
    },
  );

  it('accepts any audience only where it is told to', async () => {
    server.answerJson({ active: true, aud: 'x' });
    expect(await verifierWith({ audience: false }).verify('t')).toBeDefined();
  });

  it('does not ask about tokens that are empty or too long', async () => {
    expect(await verifierWith().verify('')).toBeUndefined();
    expect(await verifierWith().verify('x'.repeat(16_385))).toBeUndefined();
    expect(server.hits).toBe(0);
  });

  it('asks for each request by default, once for those that come together', async () => {
    server.answerJson(ACTIVE);
    const verifier = verifierWith();
    await Promise.all([
      verifier.verify('t'),
      verifier.verify('t'),
      verifier.verify('t'),
    ]);
    expect(server.hits).toBe(1);
    await Promise.all([verifier.verify('t'), verifier.verify('u')]);
    expect(server.hits).toBe(3);
    server.answerJson({ active: false });
    expect(await verifier.verify('t')).toBeUndefined();
  });

  it('asks anew where a connection it had kept is gone', async () => {
    const used = new WeakSet<object>();
    server.answer = (request, response) => {
      if (used.has(request.socket)) return request.socket.destroy();
      used.add(request.socket);
      return response.end(JSON.stringify(ACTIVE));
    };
    const verifier = verifierWith();
    expect(await verifier.verify('t')).toBeDefined();
    expect(await verifier.verify('t')).toBeDefined();
    expect(server.hits).toBe(3);
  });

  it('keeps an answer for as long as it is told', async () => {
    server.answerJson(ACTIVE);
    const verifier = verifierWith({ cache: { ttlMs: 2_000 } });
    await verifier.verify('t');
    server.answerJson({ active: false });
    expect(await verifier.verify('t')).toBeDefined();
    expect(await verifier.verify('other')).toBeUndefined();
    await sleep(2_100);
    expect(await verifier.verify('t')).toBeUndefined();
  });

  it('keeps no answer beyond the end of the token', async () => {
    server.answerJson({ ...ACTIVE, exp: now() + 3 });
    const verifier = verifierWith({ cache: { ttlMs: 60_000 } });
    expect(await verifier.verify('t')).toBeDefined();
    expect(await verifier.verify('t')).toBeDefined();
    expect(server.hits).toBe(1);
    await sleep(3_100);
    expect(await verifier.verify('t')).toBeUndefined();
  });

  it('keeps so many answers, and drops the one not used for longest', async () => {
    server.answerJson(ACTIVE);
    const verifier = verifierWith({ cache: { ttlMs: 60_000, maxEntries: 2 } });
    for (const token of ['a', 'b', 'a', 'c', 'a', 'b'])
      await verifier.verify(token);
    expect(
      server.received.map(({ body }) => new URLSearchParams(body).get('token')),
    ).toEqual(['a', 'b', 'c', 'b']);
  });

  it('gives out what it keeps so that nobody can change it for the next', async () => {
    server.answerJson({ ...ACTIVE, realm: { roles: ['r'] } });
    const verifier = verifierWith({ cache: { ttlMs: 60_000 } });
    const verified = await verifier.verify('t');
    const { realm } = verified?.claims ?? {};
    expect(Object.isFrozen(realm)).toBe(true);
    expect(Object.isFrozen(Object.values(realm ?? {})[0])).toBe(true);
  });

  it('is not made without credentials, an audience and a proper URL', () => {
    expect(
      problemsOf(() => verifierWith({ clientId: '', clientSecret: '' })),
    ).toEqual([
      'MCP_AUTH_CREDENTIALS_MISSING IntrospectionVerifier clientId',
      'MCP_AUTH_CREDENTIALS_MISSING IntrospectionVerifier clientSecret',
    ]);
    expect(
      problemsOf(() => verifierWith({ audience: '', issuer: [] })),
    ).toEqual([
      'MCP_AUTH_AUDIENCE IntrospectionVerifier audience',
      'MCP_AUTH_ISSUER IntrospectionVerifier issuer',
    ]);
    expect(
      problemsOf(() =>
        verifierWith({ cache: { ttlMs: NaN, maxEntries: -1 }, timeoutMs: -1 }),
      ),
    ).toEqual([
      'MCP_AUTH_OPTION_INVALID IntrospectionVerifier cache.ttlMs',
      'MCP_AUTH_OPTION_INVALID IntrospectionVerifier cache.maxEntries',
      'MCP_AUTH_OPTION_INVALID IntrospectionVerifier timeoutMs',
    ]);
    expect(
      problemsOf(() => verifierWith({ authentication: 'jwt' as never })),
    ).toEqual(['MCP_AUTH_OPTION_INVALID IntrospectionVerifier authentication']);
    const insecure = () => verifierWith({ endpoint: 'http://a.example/' });
    expect(problemsOf(insecure)).toEqual([
      'MCP_AUTH_URL_INSECURE IntrospectionVerifier endpoint',
    ]);
    expect(messageOf(insecure)).not.toContain(CLIENT.clientSecret);
  });
});
