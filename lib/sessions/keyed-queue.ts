/** Runs what has the same key one after the other; what has another does not wait. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /**
   * Runs work once all that was given before under its key is over.
   * @returns what it returns; rejects with what it throws, which harms no other
   */
  async run<T>(key: string, work: () => T | Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const result = before ? before.then(work) : Promise.resolve().then(work);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(key, tail);
    try {
      return await result;
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    }
  }
}
