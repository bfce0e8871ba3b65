import type { VerifiedToken } from '../token-verifier.js';

interface Entry {
  readonly verified: VerifiedToken;
  readonly until: number;
}

/** Keeps so many verified tokens for so long, by a hash of each. */
export class TokenCache {
  readonly #entries = new Map<string, Entry>();

  /**
   * @param ttlMs how long each is kept; one that expires before goes then
   * @param maxEntries most that are kept; the one not used for longest goes first
   */
  constructor(
    private readonly ttlMs: number,
    private readonly maxEntries: number,
  ) {}

  /** @returns what is known of the token, unless it has expired meanwhile */
  get(hash: string): VerifiedToken | undefined {
    const entry = this.#entries.get(hash);
    if (!entry) return undefined;
    this.#entries.delete(hash);
    if (entry.until <= Date.now()) return undefined;
    // Put back at the end: the first is the one not used for longest.
    this.#entries.set(hash, entry);
    return entry.verified;
  }

  /** Keeps a token. */
  set(hash: string, verified: VerifiedToken): void {
    const { expiresAt = Infinity } = verified;
    const until = Math.min(Date.now() + this.ttlMs, expiresAt * 1_000);
    this.#entries.delete(hash);
    this.#entries.set(hash, { verified, until });
    if (this.#entries.size <= this.maxEntries) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
