import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SessionTokens } from '../../lib/sessions/session-tokens.js';
import { otherRing, ring, sessionOf } from './sessions.fixture.js';

/** Reads with the eyes of another replica, which has seen none of the tokens. */
const elsewhere = (token: string) =>
  new SessionTokens(ring(), 'default').read(token);

describe('a session token', () => {
  const tokens = new SessionTokens(ring(), 'default');

  afterEach(() => {
    jest.useRealTimers();
  });

  it('holds the whole session, for any replica with the same keys', () => {
    const session = sessionOf();
    const token = tokens.write(session);
    expect(elsewhere(token)).toEqual(session);
    expect(tokens.read(token)).toEqual(session);
  });

  it('holds a session of nobody in particular, of a client that did not say who it is', () => {
    const session = sessionOf({
      principalDigest: undefined,
      client: { capabilities: {} },
    });
    expect(elsewhere(tokens.write(session))).toEqual(session);
  });

  it('is visible ASCII and tells nothing', () => {
    const token = tokens.write(sessionOf());
    expect(token).toMatch(/^[\w-]{1,400}$/);
    expect(Buffer.from(token, 'base64url').includes('inspector')).toBe(false);
  });

  it('is of no use on another server or with other keys', () => {
    const token = tokens.write(sessionOf());
    expect(new SessionTokens(ring(), 'b').read(token)).toBeUndefined();
    expect(
      new SessionTokens(otherRing(), 'default').read(token),
    ).toBeUndefined();
  });

  it('is of no use when a character of it is changed, missing or added', () => {
    const token = tokens.write(sessionOf());
    const found = Array.from(token, (character, at) => {
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      return [
        elsewhere(`${before}${character === 'A' ? 'B' : 'A'}${after}`),
        elsewhere(`${before}${after}`),
        elsewhere(`${before}A${token.slice(at)}`),
      ];
    });
    expect(found.flat().filter(Boolean)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a character', 'A'],
    ['a session id of the SDK', '2f0a4c1e-7c52-4a0c-9c5c-4a3cf0b4a3de'],
    ['other characters', 'ключ'],
    ['the name of a property', '__proto__'],
    ['far too much', 'A'.repeat(100_000)],
  ])('is not %s', (_, token) => {
    expect(tokens.read(token)).toBeUndefined();
  });

  it('is one text: no other spelling of its bytes is taken', () => {
    const token = tokens.write(sessionOf());
    const spellings = [`${token}=`, `${token}\n`, ` ${token}`, `${token}%`];
    expect(spellings.map(elsewhere)).toEqual(spellings.map(() => undefined));
  });

  it('is of no use once it has expired, also where it was in use before', () => {
    jest.useFakeTimers({ now: 1_000_000_000_000 });
    const token = tokens.write(sessionOf());
    expect(tokens.read(token)).toBeDefined();
    jest.setSystemTime(Date.now() + 3_599_999);
    expect(tokens.read(token)).toBeDefined();
    jest.setSystemTime(Date.now() + 1);
    expect(tokens.read(token)).toBeUndefined();
    expect(elsewhere(token)).toBeUndefined();
  });

  it('is opened once while its session is busy', () => {
    const keys = ring();
    const open = jest.spyOn(keys, 'open');
    const busy = new SessionTokens(keys, 'default');
    const token = tokens.write(sessionOf());
    for (let call = 0; call < 100; call += 1) busy.read(token);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('is forgotten in favour of a thousand others', () => {
    const keys = ring();
    const reader = new SessionTokens(keys, 'default');
    const token = tokens.write(sessionOf());
    reader.read(token);
    for (let other = 0; other < 1_000; other += 1) {
      reader.read(tokens.write(sessionOf()));
    }
    const open = jest.spyOn(keys, 'open');
    expect(reader.read(token)).toBeDefined();
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('gives each call the same client, which no handler can change', () => {
    const session = elsewhere(tokens.write(sessionOf()));
    expect(Object.isFrozen(session?.client)).toBe(true);
    expect(Object.isFrozen(session?.client.capabilities['roots'])).toBe(true);
  });

  it('is opened in a moment, the first time too', () => {
    const written = Array.from({ length: 3_000 }, () =>
      tokens.write(sessionOf()),
    );
    const reader = new SessionTokens(ring(), 'default');
    const started = performance.now();
    for (const token of written) reader.read(token);
    const microseconds =
      ((performance.now() - started) * 1_000) / written.length;
    // About 10 on an idle machine.
    expect(microseconds).toBeLessThan(500);
  });
});
