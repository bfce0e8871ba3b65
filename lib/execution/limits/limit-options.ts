import type { InjectionToken } from '@nestjs/common';
import type { RateStorage } from './rate-storage.js';

/** How many requests a caller may send. */
export interface RateOptions {
  /** Most requests and notifications of one caller in a window. */
  readonly limit: number;
  /** Length of a window, in milliseconds. Default: a minute. */
  readonly ttlMs?: number;
  /** How long a caller who sent more is turned down, in milliseconds. Default: `ttlMs`. */
  readonly blockMs?: number;
  /**
   * What counts: a storage, or the token of one, such as `ThrottlerStorage` of
   * `@nestjs/throttler`. Replicas that share one count together. Default: this
   * process's memory.
   */
  readonly storage?: RateStorage | InjectionToken;
}

/** How much one caller may ask of a server, and how large answers may become. */
export interface LimitOptions {
  /** Most requests of one caller in a time; `false` for any number. Default: false. */
  readonly rate?: RateOptions | false;
  /**
   * Most operations of one caller that may be running; `false` for any number.
   * Streams and subscriptions do not count. Default: 100 of a caller whom a
   * guard named; callers without a name are not limited, as behind a proxy all
   * of them may have one address. A number is for both.
   */
  readonly concurrency?: number | false;
  /** How long tools without a `timeoutMs` of their own may take, in milliseconds. Default: no limit. */
  readonly toolTimeoutMs?: number;
  /** Most bytes of JSON the result of a tool, resource or prompt may have. Default: 32 MiB. */
  readonly resultSize?: number;
}

/** Operations a caller with a name may have running by default. */
export const DEFAULT_CONCURRENCY = 100;

/**
 * Most bytes of a result by default: 32 MiB. What is read of a stream, 16 MiB
 * at most, fits in it as base64.
 */
export const DEFAULT_RESULT_SIZE = 32 * 1024 * 1024;

/** Length of a window by default: a minute. */
export const DEFAULT_RATE_TTL_MS = 60_000;
