import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { SigningKeyPair } from '../../../lib/auth/signing-key-pair.js';
import { JwtVerifier } from '../../../lib/auth/verifiers/jwt-verifier.js';
import type { JwtVerificationOptions } from '../../../lib/auth/verifiers/jwt-verifier-options.js';
import { VerifierUnavailableException } from '../../../lib/auth/verifiers/verifier-unavailable.exception.js';
import { localServer } from './support/local-server.js';
import { recordLogs } from './support/log-recorder.js';

const WHO = { issuer: 'i', audience: 'a' };

let first: SigningKeyPair;
let second: SigningKeyPair;
let unknown: SigningKeyPair;
beforeAll(async () => {
  [first, second, unknown] = await Promise.all([
    SigningKeyPair.generate('RS256', 'first'),
    SigningKeyPair.generate('ES256', 'second'),
    SigningKeyPair.generate('ES256', 'unknown'),
  ]);
});

const bothSets = () => ({
  keys: [...first.jwks().keys, ...second.jwks().keys],
});

describe('keys that are fetched', () => {
  const server = localServer();
  const logs = recordLogs();
  const verifierWith = (options: Partial<JwtVerificationOptions> = {}) =>
    new JwtVerifier({ jwksUri: server.url, ...WHO, ...options });

  it('are fetched once for requests that come together, and kept', async () => {
    server.answerJson(bothSets());
    const verifier = verifierWith();
    const tokens = await Promise.all([first.sign(WHO), second.sign(WHO)]);
    const verified = await Promise.all(
      [...tokens, ...tokens, ...tokens].map((token) => verifier.verify(token)),
    );
    expect(verified.filter(Boolean)).toHaveLength(6);
    await verifier.verify(tokens[0]);
    expect(server.hits).toBe(1);
  });

  it('are chosen by the id a token names', async () => {
    server.answerJson(bothSets());
    const verifier = verifierWith();
    expect(
      await verifier.verify(await second.sign({ ...WHO, kid: 'first' })),
    ).toBeUndefined();
  });

  it('are used without an id where one alone fits', async () => {
    server.answerJson(bothSets());
    const token = await second.sign({ ...WHO, kid: null });
    expect(await verifierWith().verify(token)).toBeDefined();
    const third = await SigningKeyPair.generate('ES256', 'third');
    server.answerJson({ keys: [...bothSets().keys, ...third.jwks().keys] });
    expect(await verifierWith().verify(token)).toBeUndefined();
    expect(logs.texts('debug').at(-1)).toContain('several');
  });

  it('are refused where several have the same id', async () => {
    const twin = await SigningKeyPair.generate('RS256', 'first');
    server.answerJson({ keys: [...first.jwks().keys, ...twin.jwks().keys] });
    const verifier = verifierWith();
    expect(await verifier.verify(await first.sign(WHO))).toBeUndefined();
    expect(await verifier.verify(await twin.sign(WHO))).toBeUndefined();
  });

  it('are fetched anew when a token names one that is not among them', async () => {
    server.answerJson(first.jwks());
    const verifier = verifierWith({ cooldownMs: 0 });
    expect(await verifier.verify(await first.sign(WHO))).toBeDefined();
    server.answerJson(bothSets());
    const rotated = await second.sign(WHO);
    const verified = await Promise.all(
      [1, 2, 3].map(() => verifier.verify(rotated)),
    );
    expect(verified.filter(Boolean)).toHaveLength(3);
    expect(server.hits).toBe(2);
  });

  it('are fetched at most once per cool-down, however many unknown ids are named', async () => {
    server.answerJson(first.jwks());
    const flood = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        unknown.sign({ ...WHO, kid: `${n}` }),
      ),
    );
    const good = await first.sign(WHO);
    const verifier = verifierWith({ cooldownMs: 3_000 });
    const verifyAll = () =>
      Promise.all(flood.map((token) => verifier.verify(token)));
    await verifier.verify(good);
    expect((await verifyAll()).filter(Boolean)).toEqual([]);
    expect(server.hits).toBe(1);
    await sleep(3_100);
    await verifyAll();
    await verifyAll();
    expect(server.hits).toBe(2);
    expect(await verifier.verify(good)).toBeDefined();
  });

  it.each([
    '../../../../etc/passwd',
    "x' UNION SELECT 'key' --",
    'http://127.0.0.1:1/jwks.json',
    '__proto__',
    'constructor',
    '| id',
  ])('are not looked for elsewhere for the id %p', async (kid) => {
    server.answerJson(first.jwks());
    expect(
      await verifierWith().verify(await first.sign({ ...WHO, kid })),
    ).toBeUndefined();
    expect(server.hits).toBe(1);
    expect(logs.texts().join()).not.toContain(kid);
  });

  it('are fetched anew when they are old: a key that was withdrawn no longer works', async () => {
    server.answerJson(bothSets());
    const verifier = verifierWith({ cacheTtlMs: 0, cooldownMs: 0 });
    const token = await second.sign(WHO);
    expect(await verifier.verify(token)).toBeDefined();
    server.answerJson(first.jwks());
    expect(await verifier.verify(token)).toBeUndefined();
  });

  it('are used while the endpoint is away, for so long', async () => {
    server.answerJson(first.jwks());
    const verifier = verifierWith({
      cacheTtlMs: 0,
      cooldownMs: 0,
      maxStaleMs: 3_000,
    });
    const token = await first.sign(WHO);
    expect(await verifier.verify(token)).toBeDefined();
    await server.stop();
    expect(await verifier.verify(token)).toBeDefined();
    expect(await verifier.verify(token)).toBeDefined();
    expect(logs.texts('warn')).toEqual([expect.stringContaining('still used')]);
    // Whether an unknown one is good cannot be told.
    await expect(verifier.verify(await second.sign(WHO))).rejects.toThrow(
      VerifierUnavailableException,
    );
    await sleep(3_100);
    await expect(verifier.verify(token)).rejects.toThrow(
      VerifierUnavailableException,
    );
    await server.start();
    expect(await verifier.verify(token)).toBeDefined();
  });

  it('are used at once while the endpoint is known to hang', async () => {
    server.answerJson(first.jwks());
    const verifier = verifierWith({
      cacheTtlMs: 0,
      cooldownMs: 0,
      timeoutMs: 2_000,
    });
    const token = await first.sign(WHO);
    await verifier.verify(token);
    server.answer = undefined;
    expect(await verifier.verify(token)).toBeDefined();
    const start = performance.now();
    expect(await verifier.verify(token)).toBeDefined();
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('are asked for again after a second when there are none yet', async () => {
    await server.stop();
    const verifier = verifierWith();
    const token = await first.sign(WHO);
    await expect(verifier.verify(token)).rejects.toThrow(
      VerifierUnavailableException,
    );
    await server.start();
    server.answerJson(first.jwks());
    await expect(verifier.verify(token)).rejects.toThrow(
      VerifierUnavailableException,
    );
    expect(server.hits).toBe(0);
    await sleep(1_100);
    expect(await verifier.verify(token)).toBeDefined();
    expect(logs.texts('warn')).toHaveLength(1);
  });
});
