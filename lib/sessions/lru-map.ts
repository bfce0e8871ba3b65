/**
 * A map that forgets what was not used recently. It has two generations: what
 * is used moves to the younger one, and when that is full the older one goes.
 * Finding something again changes nothing, which is several times as fast as
 * keeping an exact order.
 */
export class LruMap<V> {
  readonly #perGeneration: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  /** @param limit most entries kept, at least 2; the last half of them used are always kept */
  constructor(limit: number) {
    this.#perGeneration = Math.floor(limit / 2);
  }

  /** The value under a key, which counts as used now. */
  get(key: string): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  /** Puts a value under a key, which counts as used now. */
  set(key: string, value: V): void {
    if (this.#young.size >= this.#perGeneration && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  /** Forgets a key. */
  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
