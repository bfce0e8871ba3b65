import { type Expiring, ExpiryHeap } from './expiry-heap.js';
import type { KeyValueStore } from './key-value-store.js';

interface Entry extends Expiring {
  readonly key: string;
  value: string;
}

/**
 * Keeps keys and values in the memory of this process; answers at once. What
 * has expired is dropped when something is written, so that no timer is needed.
 */
export class MemoryKeyValueStore implements KeyValueStore {
  readonly #entries = new Map<string, Entry>();
  readonly #byExpiry = new ExpiryHeap<Entry>();

  #size = 0;

  /**
   * Beyond a limit, those that would expire first are dropped.
   * @param limit most entries kept; 100,000 unless told
   * @param maxSize most characters kept, keys included; 64 Mi unless told
   */
  constructor(
    private readonly limit = 100_000,
    private readonly maxSize = 64 * 1024 * 1024,
  ) {}

  get(key: string): string | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry.value : undefined;
  }

  set(key: string, value: string, ttlMs: number): void {
    const now = Date.now();
    const expiresAt = now + ttlMs;
    const known = this.#entries.get(key);
    if (known) {
      this.#size += value.length - known.value.length;
      known.value = value;
      known.expiresAt = expiresAt;
      this.#byExpiry.update(known);
    } else {
      const entry = { key, value, expiresAt, place: 0 };
      this.#makeRoom(now, sizeOf(entry));
      this.#entries.set(key, entry);
      this.#byExpiry.add(entry);
      this.#size += sizeOf(entry);
    }
  }

  add(key: string, value: string, ttlMs: number): boolean {
    if (this.get(key) !== undefined) return false;
    this.set(key, value, ttlMs);
    return true;
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry) this.#drop(entry);
  }

  #makeRoom(now: number, size: number): void {
    for (;;) {
      const { first } = this.#byExpiry;
      if (!first) return;
      const hasRoom =
        this.#entries.size < this.limit && this.#size + size <= this.maxSize;
      if (first.expiresAt > now && hasRoom) return;
      this.#drop(first);
    }
  }

  #drop(entry: Entry): void {
    this.#entries.delete(entry.key);
    this.#byExpiry.remove(entry);
    this.#size -= sizeOf(entry);
  }
}

function sizeOf({ key, value }: Entry): number {
  return key.length + value.length;
}
