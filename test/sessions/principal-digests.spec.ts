import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '../../lib/sessions/key-ring.js';
import { PrincipalDigests } from '../../lib/sessions/principal-digests.js';
import { otherRing, ring } from './sessions.fixture.js';

describe('the digest of a principal', () => {
  const digests = new PrincipalDigests(ring());

  it('matches its principal and no other', () => {
    const ada = digests.of('user:ada');
    expect(digests.matches(ada, 'user:ada')).toBe(true);
    expect(digests.matches(ada, 'user:ada ')).toBe(false);
    expect(digests.matches(ada, 'user:bob')).toBe(false);
    expect(digests.matches(ada, undefined)).toBe(false);
  });

  it('is short and does not tell the name', () => {
    expect(digests.of('user:ada')).toMatch(/^[\w-]{22}$/);
    expect(digests.of('n'.repeat(10_000))).toMatch(/^[\w-]{22}$/);
  });

  it('is the same on every replica, and another with other keys', () => {
    const ada = digests.of('user:ada');
    expect(new PrincipalDigests(ring()).of('user:ada')).toBe(ada);
    expect(new PrincipalDigests(otherRing()).of('user:ada')).not.toBe(ada);
  });

  it('matches after the keys were rotated', () => {
    const rotated = KeyRing.from(['n'.repeat(32), 'k'.repeat(32)]);
    const after = new PrincipalDigests(rotated);
    expect(after.matches(digests.of('user:ada'), 'user:ada')).toBe(true);
    expect(after.matches(digests.of('user:ada'), 'user:bob')).toBe(false);
  });

  it('is none for the anonymous caller, who is a principal of its own', () => {
    expect(digests.of(undefined)).toBeUndefined();
    expect(digests.matches(undefined, undefined)).toBe(true);
    expect(digests.matches(undefined, '')).toBe(false);
    expect(digests.matches(digests.of(''), undefined)).toBe(false);
  });

  it('matches nobody when it is garbage', () => {
    const matching = ['', 'A', '%', 'A'.repeat(22)].filter((digest) =>
      digests.matches(digest, 'user:ada'),
    );
    expect(matching).toEqual([]);
  });
});
