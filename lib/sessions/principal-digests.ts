import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './key-ring.js';
import { LruMap } from './lru-map.js';

const PURPOSE = 'principal';
const BYTES = 16;
const REMEMBERED = 1_000;

/**
 * Stands for callers by keyed digests of their names (HMAC-SHA256, 128 bits):
 * replicas with the same keys agree, and nobody else learns a name from one.
 * The anonymous caller, `undefined`, is one of its own.
 */
export class PrincipalDigests {
  readonly #known = new LruMap<readonly [Buffer, ...Buffer[]]>(REMEMBERED);

  constructor(private readonly keys: KeyRing) {}

  /**
   * The digest of a caller's name; `undefined` of the anonymous one.
   * @returns 22 characters of base64url
   */
  of(principal: string | undefined): string | undefined {
    if (principal === undefined) return undefined;
    return this.#digestsOf(principal)[0].toString('base64url');
  }

  /**
   * Whether a digest is that of a caller, made with any key of the ring.
   * Takes the same time whatever the digest is.
   */
  matches(digest: string | undefined, principal: string | undefined): boolean {
    if (digest === undefined || principal === undefined) {
      return digest === principal;
    }
    const given = Buffer.from(digest, 'base64url');
    return this.#digestsOf(principal).some(
      (own) => own.length === given.length && timingSafeEqual(own, given),
    );
  }

  #digestsOf(principal: string): readonly [Buffer, ...Buffer[]] {
    const known = this.#known.get(principal);
    if (known) return known;
    const [first, ...others] = this.keys.digests(PURPOSE, principal);
    const digests: readonly [Buffer, ...Buffer[]] = [
      shorten(first),
      ...others.map(shorten),
    ];
    // A name may be as long as a caller likes: long ones are not worth keeping.
    if (principal.length <= 256) this.#known.set(principal, digests);
    return digests;
  }
}

function shorten(digest: Buffer): Buffer {
  return digest.subarray(0, BYTES);
}
