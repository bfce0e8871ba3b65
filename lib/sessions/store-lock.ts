import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyValueStore } from './key-value-store.js';
import { KeyedQueue } from './keyed-queue.js';

/** How long one may hold a lock, in milliseconds: as long as that of a replica that died stays. */
const HOLD_MS = 5_000;

/** How long it may be relied upon, in milliseconds: what is written then may take two seconds more. */
const SAFE_MS = 3_000;

/** How long to wait for one: longer than it can be held by whoever died with it. */
const PATIENCE_MS = 7_000;

/** How long to wait before trying again, in milliseconds, and up to as much more. */
const PAUSE_MS = 10;

/** A lock that is held. */
export interface HeldLock {
  /**
   * To be called before anything is written.
   * @throws Error when others might not wait any more by the time it is
   */
  check(): void;
}

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
  hold<T>(key: string, work: (lock: HeldLock) => Promise<T>): Promise<T> {
    // Those of this process wait for each other without asking the store.
    return this.#queue.run(key, async () => {
      const owner = randomBytes(9).toString('base64url');
      const since = await this.#acquire(key, owner);
      try {
        return await work({ check: () => checkHeld(key, since) });
      } finally {
        await this.#release(key, owner);
      }
    });
  }

  /** Later it may be another's already. */
  async #release(key: string, owner: string): Promise<void> {
    if ((await this.store.get(key)) === owner) await this.store.delete(key);
  }

  async #acquire(key: string, owner: string): Promise<number> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const since = Date.now();
      if (await this.store.add(key, owner, HOLD_MS)) return since;
      if (since > deadline) {
        throw new Error(`"${key}" was not free within ${PATIENCE_MS} ms.`);
      }
      await sleep(PAUSE_MS * (1 + Math.random()));
    }
  }
}

function checkHeld(key: string, since: number): void {
  const heldMs = Date.now() - since;
  if (heldMs <= SAFE_MS) return;
  throw new Error(
    `"${key}" was held for ${heldMs} ms before anything was written.`,
  );
}
