import { describe, expect, it } from '@jest/globals';
import { McpConfigurationException } from '../../lib/errors/mcp-configuration.exception.js';
import { keyProblems } from '../../lib/sessions/key-problems.js';
import { KeyRing } from '../../lib/sessions/key-ring.js';

const OLD = 'o'.repeat(32);
const NEW = 'n'.repeat(48);
const bytes = Buffer.from('a secret message');
const text = (opened: Buffer | undefined) => opened?.toString();

describe('a key ring', () => {
  const ring = KeyRing.from([NEW, OLD]);

  it('opens what it sealed', () => {
    const sealed = ring.seal('session', 'default', bytes);
    expect(text(ring.open('session', 'default', sealed))).toBe(
      'a secret message',
    );
    expect(sealed.includes(bytes)).toBe(false);
  });

  it('seals the same bytes differently each time', () => {
    const seal = () => ring.seal('session', 'default', bytes).toString('hex');
    expect(seal()).not.toBe(seal());
  });

  it('opens what another replica, or the same one before a restart, sealed with the same secret', () => {
    const sealed = KeyRing.from([NEW]).seal('session', 'default', bytes);
    expect(text(ring.open('session', 'default', sealed))).toBe(
      'a secret message',
    );
  });

  it('takes a secret as text or as bytes', () => {
    const sealed = KeyRing.from([Buffer.from(NEW)]).seal('session', 'a', bytes);
    expect(ring.open('session', 'a', sealed)).toBeDefined();
  });

  it('opens with each of its secrets and seals with the first', () => {
    const before = KeyRing.from([OLD]);
    const sealed = before.seal('session', 'default', bytes);
    expect(ring.open('session', 'default', sealed)).toBeDefined();
    const renewed = ring.seal('session', 'default', bytes);
    expect(before.open('session', 'default', renewed)).toBeUndefined();
  });

  it('opens nothing sealed with another secret, for another purpose or for another audience', () => {
    const sealed = ring.seal('session', 'default', bytes);
    const stranger = KeyRing.from(['s'.repeat(32)]);
    expect(stranger.open('session', 'default', sealed)).toBeUndefined();
    expect(ring.open('cursor', 'default', sealed)).toBeUndefined();
    expect(ring.open('session', 'other', sealed)).toBeUndefined();
  });

  it('keeps purpose and audience apart', () => {
    const sealed = ring.seal('a', 'b","c', bytes);
    expect(ring.open('a","b', 'c', sealed)).toBeUndefined();
  });

  it('opens nothing with a bit changed, at any place', () => {
    const sealed = ring.seal('session', 'default', bytes);
    const opened = Array.from({ length: sealed.length * 8 }, (_, bit) => {
      const altered = Buffer.from(sealed);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return ring.open('session', 'default', altered);
    });
    expect(opened.filter(Boolean)).toEqual([]);
  });

  it('opens nothing cut short or drawn out, and never throws', () => {
    const sealed = ring.seal('session', 'default', bytes);
    const cut = Array.from({ length: sealed.length }, (_, length) =>
      ring.open('session', 'default', sealed.subarray(0, length)),
    );
    const long = Buffer.concat([sealed, Buffer.alloc(1)]);
    expect(cut.filter(Boolean)).toEqual([]);
    expect(ring.open('session', 'default', long)).toBeUndefined();
  });

  it('seals nothing at all, too', () => {
    const sealed = ring.seal('session', 'default', Buffer.alloc(0));
    expect(sealed).toHaveLength(30);
    expect(ring.open('session', 'default', sealed)).toHaveLength(0);
  });

  it('is random without secrets, so that no other ring opens what it sealed', () => {
    const [one, other] = [KeyRing.from(undefined), KeyRing.from(undefined)];
    const sealed = one.seal('session', 'default', bytes);
    expect([one.random, ring.random]).toEqual([true, false]);
    expect(one.open('session', 'default', sealed)).toBeDefined();
    expect(other.open('session', 'default', sealed)).toBeUndefined();
  });
});

describe('the secrets of a key ring', () => {
  it('need 32 bytes each: shorter ones keep the server from starting', () => {
    expect(() => KeyRing.from([NEW, 'short'])).toThrow(
      McpConfigurationException,
    );
    expect(keyProblems([NEW, 'short'], 'McpModule sessions.keys')).toEqual([
      {
        code: 'MCP_WEAK_KEY',
        where: 'McpModule sessions.keys[1]',
        message: 'the secret has 5 bytes, which can be guessed.',
        remedy: expect.stringContaining('at least 32 random bytes'),
      },
    ]);
  });

  it('count in bytes, not in characters', () => {
    expect(keyProblems(['é'.repeat(16)])).toEqual([]);
    expect(keyProblems([new Uint8Array(31)])).toHaveLength(1);
  });

  it('are missing where an environment variable is not set', () => {
    const unset: string[] = JSON.parse('[null]');
    expect(keyProblems(unset)).toMatchObject([
      { code: 'MCP_WEAK_KEY', message: 'there is no secret.' },
    ]);
  });

  it('are missing in an empty list, and may be left out altogether', () => {
    expect(keyProblems([])).toMatchObject([{ where: 'McpModule keys' }]);
    expect(() => KeyRing.from([])).toThrow('the list has no secret');
    expect(keyProblems(undefined)).toEqual([]);
  });
});
