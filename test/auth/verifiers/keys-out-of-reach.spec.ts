import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SigningKeyPair } from '../../../lib/auth/signing-key-pair.js';
import { JwtVerifier } from '../../../lib/auth/verifiers/jwt-verifier.js';
import { VerifierUnavailableException } from '../../../lib/auth/verifiers/verifier-unavailable.exception.js';
import { LocalServer, localServer } from './support/local-server.js';
import { recordLogs } from './support/log-recorder.js';
import { hmacToken, rawToken } from './support/raw-token.js';

const WHO = { issuer: 'i', audience: 'a' };

let first: SigningKeyPair;
beforeAll(async () => {
  first = await SigningKeyPair.generate('RS256', 'first');
});

describe('keys that cannot be had', () => {
  const server = localServer();
  const logs = recordLogs();
  const elsewhere = new LocalServer();
  beforeAll(async () => {
    await elsewhere.start();
    elsewhere.answerJson(first.jwks());
  });
  afterAll(() => elsewhere.stop());

  const ok = { 'content-type': 'application/json' };
  it.each<[string, RegExp, LocalServer['answer']]>([
    [
      'an error',
      /status 503/,
      (_, response) => response.writeHead(503).end('secret'),
    ],
    ['nothing', /within 300 ms/, undefined],
    [
      'a body that never ends',
      /within 300 ms/,
      (_, response) => response.writeHead(200, ok).write('{'),
    ],
    [
      'a body that is too large',
      /more than 262144 bytes/,
      (_, response) =>
        response
          .writeHead(200, ok)
          .end(`{"keys":[],"x":"${'x'.repeat(300_000)}"}`),
    ],
    [
      'no JSON',
      /no JSON object/,
      (_, response) => response.writeHead(200).end('<html>'),
    ],
    [
      'a list',
      /no JSON object/,
      (_, response) => response.writeHead(200).end('[]'),
    ],
    ['no keys', /no key/, (_, response) => response.writeHead(200).end('{}')],
    [
      'an empty set',
      /no key/,
      (_, response) => response.writeHead(200).end('{"keys":[]}'),
    ],
    [
      'garbage for keys',
      /no key/,
      (_, response) =>
        response.writeHead(200).end('{"keys":[1,null,"x",{},[]]}'),
    ],
    [
      'a secret for a key',
      /no key/,
      (_, response) =>
        response.writeHead(200).end('{"keys":[{"kty":"oct","k":"AA"}]}'),
    ],
    [
      'too many keys',
      /more than 200 keys/,
      (_, response) =>
        response
          .writeHead(200)
          .end(JSON.stringify({ keys: Array(201).fill({ kty: 'RSA' }) })),
    ],
    [
      'a redirect',
      /status 302/,
      (_, response) =>
        response.writeHead(302, { location: elsewhere.url }).end(),
    ],
    [
      'a redirect that keeps the method',
      /status 307/,
      (_, response) =>
        response.writeHead(307, { location: elsewhere.url }).end(),
    ],
    [
      'a broken connection',
      /ECONNRESET/,
      (request) => request.socket.destroy(),
    ],
  ])('as the endpoint answers with %s', async (_, reason, answer) => {
    server.answer = answer;
    for (const fetch of [undefined, globalThis.fetch]) {
      logs.entries.length = 0;
      const verifier = new JwtVerifier({
        jwksUri: `${server.url}?key=secret`,
        timeoutMs: reason.source.includes('300 ms') ? 300 : 5_000,
        ...(fetch && { fetch }),
        ...WHO,
      });
      const token = await first.sign(WHO);
      await expect(verifier.verify(token)).rejects.toThrow(
        VerifierUnavailableException,
      );
      await expect(verifier.verify(token)).rejects.toThrow(
        /^Access tokens cannot be verified/,
      );
      const [told = '', ...more] = logs.texts();
      expect(more).toEqual([]);
      if (fetch === undefined || !reason.source.startsWith('ECONN'))
        expect(told).toMatch(reason);
      expect(told).not.toContain('secret');
      expect(told).not.toContain(token);
    }
    expect(elsewhere.hits).toBe(0);
    expect(server.hits).toBe(2);
  });

  it('are not those a fetch went elsewhere for', async () => {
    server.answer = (_, response) =>
      response.writeHead(302, { location: elsewhere.url }).end();
    const verifier = new JwtVerifier({
      jwksUri: server.url,
      fetch: (input) => fetch(input),
      ...WHO,
    });
    await expect(verifier.verify(await first.sign(WHO))).rejects.toThrow(
      VerifierUnavailableException,
    );
  });

  it('leave the good ones among them of use', async () => {
    const [key] = first.jwks().keys;
    server.answerJson({
      keys: [
        null,
        { kty: 'oct', k: 'AA' },
        { kty: 'XYZ' },
        { kty: 'RSA', kid: 'broken', n: '!', e: 1 },
        key,
      ],
    });
    const verifier = new JwtVerifier({ jwksUri: server.url, ...WHO });
    expect(await verifier.verify(await first.sign(WHO))).toBeDefined();
    expect(
      await verifier.verify(await first.sign({ ...WHO, kid: 'broken' })),
    ).toBeUndefined();
  });

  it('are not fetched for tokens that cannot be good', async () => {
    const verifier = new JwtVerifier({ jwksUri: server.url, ...WHO });
    expect(await verifier.verify('garbage')).toBeUndefined();
    expect(
      await verifier.verify(rawToken({ alg: 'none' }, {})),
    ).toBeUndefined();
    expect(
      await verifier.verify(hmacToken({ alg: 'HS256' }, {}, 'k')),
    ).toBeUndefined();
    expect(await verifier.verify('x'.repeat(17_000))).toBeUndefined();
    expect(
      await verifier.verify(
        await first.sign({ ...WHO, header: { typ: 'dpop+jwt' } }),
      ),
    ).toBeUndefined();
    expect(server.hits).toBe(0);
  });
});
