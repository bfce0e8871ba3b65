import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { IntrospectionVerifier } from '../../../lib/auth/verifiers/introspection-verifier.js';
import { VerifierUnavailableException } from '../../../lib/auth/verifiers/verifier-unavailable.exception.js';
import { LocalServer, localServer } from './support/local-server.js';
import { recordLogs } from './support/log-recorder.js';

const TOKEN = 'the-token-nobody-may-see';
const SECRET = 'the-secret-nobody-may-see';
const OPTIONS = { clientId: 'mcp', clientSecret: SECRET, audience: 'a' };
const ACTIVE = { active: true, aud: 'a' };
const ok = { 'content-type': 'application/json' };

describe('an introspection endpoint that gives no answer', () => {
  const server = localServer();
  const logs = recordLogs();
  const elsewhere = new LocalServer();
  beforeAll(async () => {
    await elsewhere.start();
    elsewhere.answerJson(ACTIVE);
  });
  afterAll(() => elsewhere.stop());

  it.each<[string, RegExp, LocalServer['answer']]>([
    ['nothing', /within 300 ms/, undefined],
    [
      'a body that never ends',
      /within 300 ms/,
      (_, response) => response.writeHead(200, ok).write('{'),
    ],
    [
      'no credentials it knows',
      /status 401/,
      (_, response) => response.writeHead(401).end(JSON.stringify(ACTIVE)),
    ],
    [
      'an error that repeats the token',
      /status 500/,
      (_, response) => response.writeHead(500).end(TOKEN),
    ],
    [
      'a token where an answer should be',
      /no JSON object/,
      (_, response) => response.writeHead(200).end(TOKEN),
    ],
    [
      'an empty body',
      /no JSON object/,
      (_, response) => response.writeHead(200).end(),
    ],
    [
      'a body that is too large',
      /more than 262144 bytes/,
      (_, response) =>
        response
          .writeHead(200, ok)
          .end(JSON.stringify({ ...ACTIVE, x: 'x'.repeat(300_000) })),
    ],
    [
      'active without a value',
      /whether the token is active/,
      (_, response) => response.writeHead(200, ok).end('{}'),
    ],
    [
      'active as a text',
      /whether the token is active/,
      (_, response) => response.writeHead(200, ok).end('{"active":"true"}'),
    ],
    [
      'a redirect',
      /status 307/,
      (_, response) =>
        response.writeHead(307, { location: elsewhere.url }).end(),
    ],
  ])('but %s', async (_, reason, answer) => {
    server.answer = answer;
    for (const fetch of [undefined, globalThis.fetch]) {
      logs.entries.length = 0;
      const verifier = new IntrospectionVerifier({
        endpoint: server.url,
        timeoutMs: reason.source.includes('300 ms') ? 300 : 5_000,
        cache: { ttlMs: 60_000 },
        ...(fetch && { fetch }),
        ...OPTIONS,
      });
      const failure: unknown = await verifier
        .verify(TOKEN)
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(VerifierUnavailableException);
      const told = logs.texts().join('\n');
      expect(told).toMatch(reason);
      for (const shown of [
        told,
        inspect(failure, { depth: null, showHidden: true }),
      ]) {
        expect(shown).not.toContain(TOKEN);
        expect(shown).not.toContain(SECRET);
        expect(shown).not.toContain(
          Buffer.from(`mcp:${SECRET}`).toString('base64'),
        );
      }
      // Told once a minute, asked each time.
      const hits = server.hits;
      await expect(verifier.verify(TOKEN)).rejects.toThrow(
        VerifierUnavailableException,
      );
      expect(server.hits).toBe(hits + 1);
      expect(logs.texts()).toHaveLength(1);
    }
    expect(elsewhere.hits).toBe(0);
  });

  it('is asked again for the next request when it is back', async () => {
    const verifier = new IntrospectionVerifier({
      endpoint: server.url,
      ...OPTIONS,
    });
    await server.stop();
    await expect(verifier.verify(TOKEN)).rejects.toThrow(
      VerifierUnavailableException,
    );
    expect(logs.texts().join()).toContain('ECONNREFUSED');
    await server.start();
    server.answerJson(ACTIVE);
    expect(await verifier.verify(TOKEN)).toBeDefined();
  });

  it('shows nothing of what a fetch throws', async () => {
    const verifier = new IntrospectionVerifier({
      endpoint: server.url,
      fetch: (_, init) =>
        Promise.reject(new Error(`failed: ${JSON.stringify(init)}`)),
      ...OPTIONS,
    });
    const failure: unknown = await verifier
      .verify(TOKEN)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(VerifierUnavailableException);
    const shown = inspect(failure, { depth: null }) + logs.texts().join();
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain('Basic ');
  });

  it('does not hold anybody up though a fetch ignores that time is up', async () => {
    const verifier = new IntrospectionVerifier({
      endpoint: server.url,
      timeoutMs: 100,
      fetch: () => new Promise<Response>(() => undefined),
      ...OPTIONS,
    });
    await expect(verifier.verify(TOKEN)).rejects.toThrow(
      VerifierUnavailableException,
    );
  });
});

it('a verifier shows no secret when it is logged', () => {
  const verifier = new IntrospectionVerifier({
    endpoint: 'https://a.example/',
    ...OPTIONS,
  });
  expect(inspect(verifier, { depth: null, showHidden: true })).not.toContain(
    SECRET,
  );
});
