import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyValueStore } from './key-value-store.js';
import { KeyedQueue } from './keyed-queue.js';

/** How long one may hold a lock, in milliseconds: as long as that of a replica that died stays. */
const HOLD_MS = 5_000;

/** How long to wait for one: longer than it can be held by whoever died with it. */
const PATIENCE_MS = 7_000;

/** How long to wait before trying again, in milliseconds, and up to as much more. */
const PAUSE_MS = 10;

/** Lets one at a time, of all replicas that share a store, change what has the same key. */
export class StoreLock {
  readonly #queue = new KeyedQueue();

  constructor(private readonly store: KeyValueStore) {}

  /**
   * Does something while nobody else does anything under the same key. It should
   * be over within seconds: after five others no longer wait.
   *
   * @throws Error when the key is not free within seven seconds; what the store
   *   or the work throws
   */
  hold<T>(key: string, work: () => Promise<T>): Promise<T> {
    // Those of this process wait for each other without asking the store.
    return this.#queue.run(key, async () => {
      const since = await this.#acquire(key);
      try {
        return await work();
      } finally {
        // Later it may be another's already.
        if (Date.now() - since < HOLD_MS) await this.store.delete(key);
      }
    });
  }

  async #acquire(key: string): Promise<number> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const since = Date.now();
      if (await this.store.add(key, '', HOLD_MS)) return since;
      if (since > deadline) {
        throw new Error(`"${key}" was not free within ${PATIENCE_MS} ms.`);
      }
      await sleep(PAUSE_MS * (1 + Math.random()));
    }
  }
}
