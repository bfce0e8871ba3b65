/**
 * Where state is kept: our `KeyValueStore`, a `Keyv`, or anything of that shape.
 * Values are JSON text; each method may answer at once or with a promise.
 */
export interface StateStore {
  /** The value under a key; anything but text counts as none. */
  get(key: string): unknown;

  /**
   * Puts a value under a key, in place of what is there.
   * @param ttlMs milliseconds to keep it, from now on
   */
  set(key: string, value: string, ttlMs: number): unknown;

  /** Removes a key; does nothing when it is not there. */
  delete(key: string): unknown;
}
