import { RareLog } from './rare-log.js';

interface Entry<T> {
  readonly listener: (value: T) => void;
  isLive: boolean;
}

/**
 * Listeners that do not know each other: each is called with every value, in
 * the order in which they came, and one that throws harms none of the others.
 */
export class ListenerSet<T> {
  readonly #entries = new Set<Entry<T>>();
  readonly #log = new RareLog();
  // Copied on change only: thousands may listen, and they rarely come and go.
  #current: readonly Entry<T>[] | undefined;

  /** How many there are. */
  get size(): number {
    return this.#entries.size;
  }

  /**
   * Adds a listener; the same function may be added more than once.
   * @returns what takes it away again, at once; calling it twice does nothing
   */
  add(listener: (value: T) => void): () => void {
    const entry = { listener, isLive: true };
    this.#entries.add(entry);
    this.#current = undefined;
    return () => {
      entry.isLive = false;
      if (this.#entries.delete(entry)) this.#current = undefined;
    };
  }

  /** Calls all of them; those that come meanwhile wait for the next value. */
  deliver(value: T): void {
    this.#current ??= [...this.#entries];
    for (const entry of this.#current) {
      if (!entry.isLive) continue;
      try {
        entry.listener(value);
      } catch (error) {
        this.#log.warn('A listener failed; the others were told.', error);
      }
    }
  }

  /** Takes all of them away. */
  clear(): void {
    for (const entry of this.#entries) entry.isLive = false;
    this.#entries.clear();
    this.#current = undefined;
  }
}
