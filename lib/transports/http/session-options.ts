import type { EventStore } from '../../sessions/event-store.js';

/** Sessions of clients up to 2025-11-25 (Transports, Session Management). */
export interface SessionOptions {
  /** How long a session lasts at most, in milliseconds. Default: 24 hours. */
  readonly ttlMs?: number;
  /** How long a session lasts from one call to the next, in milliseconds. Default: as long as `ttlMs` lets it. */
  readonly idleTtlMs?: number;
  /** Most event streams one caller may have open. Default: 100. */
  readonly maxStreamsPerCaller?: number;
  /** Most event streams in all. Default: 10,000. */
  readonly maxStreams?: number;
  /** Most questions to their clients the sessions of one caller may have open. Default: 100. */
  readonly maxQuestionsPerCaller?: number;
  /** Most questions to clients open in all. Default: 10,000. */
  readonly maxQuestions?: number;
  /** Keeps what was sent on streams, for clients that lost them. Default: in memory, for five minutes. */
  readonly events?: EventStore;
}
