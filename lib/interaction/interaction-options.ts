/** How long and how often handlers may ask their client. */
export interface InteractionOptions {
  /** Milliseconds to wait for an answer of a client up to 2025-11-25. Default: 5 minutes. */
  readonly timeoutMs?: number;
  /** Milliseconds in which a client from 2026-07-28 on must come back with its answers. Default: 10 minutes. */
  readonly stateTtlMs?: number;
  /** How often one call may end in questions; clients count, too, and mostly give up after 10. Default: 10. */
  readonly maxRounds?: number;
  /**
   * Longest state a client is given to hand back, in characters. What is longer
   * goes to the module's `store`, if there is one. Default: 65,536.
   */
  readonly maxStateSize?: number;
}
