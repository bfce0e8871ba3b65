/** Values kept from call to call. */
export interface StateValues {
  /** The value of a key; `undefined` when there is none or its time is up. */
  get<T = unknown>(key: string): Promise<T | undefined>;
  /**
   * @param value anything JSON can carry
   * @param ttlMs milliseconds to keep it. Default: the module's `state.ttlMs`
   * @throws TypeError for what JSON cannot carry
   */
  set(key: string, value: unknown, ttlMs?: number): Promise<void>;
  /** Removes a key; does nothing when it is not there. */
  delete(key: string): Promise<void>;
}

/** Values of one request, of any kind; guards, interceptors and handlers share them. */
export type RequestState = Map<string, unknown>;

/**
 * What a server remembers of a caller from call to call: of the session or
 * connection up to 2025-11-25, of the principal from 2026-07-28 on.
 */
export interface ContextState extends StateValues {
  /** Values of this request only, which need not be JSON. */
  readonly request: RequestState;
  /**
   * Values under a handle the client was given and names again, such as the id
   * of a basket. Kept apart for each principal; whoever knows the handle of an
   * anonymous caller has its values, so make it hard to guess.
   */
  of(handle: string): StateValues;
}
