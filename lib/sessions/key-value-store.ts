/**
 * Where replicas of a server keep what they must agree on: which sessions were
 * ended and when each was last used, their log levels and subscriptions, claims,
 * small state. The default keeps it in memory, for one process.
 *
 * An interface of our own: Keyv and cache-manager have no atomic `add`, without
 * which two replicas could both claim the same key.
 *
 * Values are text; what they mean is up to who writes them. Each method may
 * answer at once or with a promise. One that cannot answer should reject soon
 * rather than wait: requests wait with it.
 */
export interface KeyValueStore {
  /** The value under a key; `undefined` when there is none or its time is up. */
  get(key: string): string | undefined | Promise<string | undefined>;

  /**
   * Puts a value under a key, in place of what is there.
   * @param ttlMs milliseconds to keep it, from now on
   */
  set(key: string, value: string, ttlMs: number): void | Promise<void>;

  /**
   * Puts a value under a key unless there is one, as one step: of several
   * callers at a time, one is told `true`.
   *
   * @param ttlMs milliseconds to keep it, from now on
   * @returns whether there was none
   */
  add(key: string, value: string, ttlMs: number): boolean | Promise<boolean>;

  /** Removes a key; does nothing when it is not there. */
  delete(key: string): void | Promise<void>;
}
