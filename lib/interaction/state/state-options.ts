import type { StateStore } from './state-store.js';

/** Where and how long `ctx.state` remembers. */
export interface StateOptions {
  /** Shared by replicas, or else each remembers for itself. Default: the module's `store`, and without one this process's memory. */
  readonly store?: StateStore;
  /** Milliseconds a value is kept unless `set` says otherwise. Default: 24 hours. */
  readonly ttlMs?: number;
}
