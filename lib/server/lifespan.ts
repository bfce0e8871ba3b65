/**
 * What a server has from its start to its end, for handlers to use as
 * `ctx.lifespan()`: whatever is no provider.
 */
export interface Lifespan<T = unknown> {
  /** Makes it, before the first request. */
  start(): T | Promise<T>;
  /** Ends it, after the last. */
  stop?(value: T): void | Promise<void>;
}
