import { createHash } from 'node:crypto';
import { ThrottledFault } from '../../errors/throttled-fault.js';
import { RareLog } from '../../notifications/rare-log.js';
import { DEFAULT_RATE_TTL_MS, type RateOptions } from './limit-options.js';
import type { RateRecord, RateStorage } from './rate-storage.js';
import { RateWindow } from './rate-window.js';

/** How long a storage may take, and how long one that failed is left alone. */
const PATIENCE_MS = 1_000;

/** What the limit is called where a storage counts others, too. */
const NAME = 'mcp';

/**
 * How many requests a caller may send in a time. A storage that fails or does
 * not answer within a second leaves each process with its own count.
 */
export class RateLimit {
  readonly #limit: number;
  readonly #ttlMs: number;
  readonly #blockMs: number;
  readonly #window = new RateWindow();
  readonly #outages = new RareLog('McpLimits');
  #awayUntil = 0;

  /** @param storage what counts; this process's memory by default */
  constructor(
    private readonly serverId: string,
    { limit, ttlMs = DEFAULT_RATE_TTL_MS, blockMs = ttlMs }: RateOptions,
    private readonly storage?: RateStorage,
  ) {
    this.#limit = limit;
    this.#ttlMs = ttlMs;
    this.#blockMs = blockMs;
  }

  /**
   * Counts a request.
   *
   * @throws ThrottledFault when it is one too many
   */
  async count(caller: string): Promise<void> {
    const { isBlocked, timeToBlockExpire } = await this.#increment(
      this.#keyOf(caller),
    );
    if (!isBlocked) return;
    const seconds = Math.max(1, Math.ceil(timeToBlockExpire) || 1);
    throw new ThrottledFault(
      `Too many requests: at most ${this.#limit} in ${this.#ttlMs} ms. Try again in ${seconds} s.`,
      seconds,
    );
  }

  async #increment(key: string): Promise<RateRecord> {
    const { storage } = this;
    if (storage && Date.now() >= this.#awayUntil) {
      try {
        return await soon(this.#in(storage, key));
      } catch (error) {
        this.#awayUntil = Date.now() + PATIENCE_MS;
        this.#outages.warn(
          'The storage of limits.rate fails, until it is back each process counts by itself:',
          error,
        );
      }
    }
    return this.#in(this.#window, key);
  }

  #in(storage: RateStorage, key: string): Promise<RateRecord> {
    return storage.increment(
      key,
      this.#ttlMs,
      this.#limit,
      this.#blockMs,
      NAME,
    );
  }

  /** As long for every caller, and no name of one is kept. */
  #keyOf(caller: string): string {
    const named = JSON.stringify([this.serverId, caller]);
    const digest = createHash('sha256').update(named).digest('base64url');
    return `${NAME}:${digest}`;
  }
}

async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`It did not answer within ${PATIENCE_MS} ms.`)),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
    // Work that fails after its time is up must not become an unhandled rejection.
    work.catch(() => undefined);
  }
}
