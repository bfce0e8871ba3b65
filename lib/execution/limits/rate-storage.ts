/** What a storage knows of a caller once a request of it has been counted. */
export interface RateRecord {
  /** Requests counted in the current window. */
  readonly totalHits: number;
  /** Seconds until the window ends. */
  readonly timeToExpire: number;
  /** Whether the request is one too many. */
  readonly isBlocked: boolean;
  /** Seconds until requests are let through again; of a caller who is blocked. */
  readonly timeToBlockExpire: number;
}

/**
 * Counts requests. It is `ThrottlerStorage` of `@nestjs/throttler`: every
 * storage made for that fits, and replicas with the same one count together.
 */
export interface RateStorage {
  /**
   * Counts one request.
   *
   * @param key stands for the caller
   * @param ttl length of the window, in milliseconds
   * @param limit requests in a window
   * @param blockDuration how long a caller with more is blocked, in milliseconds
   * @param throttlerName names the limit among others of the application
   */
  increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    throttlerName: string,
  ): Promise<RateRecord>;
}
