/** What a server may ask of a client (2025-11-25, Elicitation, Sampling, Roots). */
export type ClientRequestMethod =
  'elicitation/create' | 'sampling/createMessage' | 'roots/list';

/** A question to the client: a request of its own up to 2025-11-25, a part of the answer from 2026-07-28 on. */
export interface ClientRequest {
  readonly method: ClientRequestMethod;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a client answers with, of any shape until it was looked at. */
export type ClientResult = Readonly<Record<string, unknown>>;

/** How long to wait for an answer, and what ends the waiting. */
export interface AskOptions {
  /** Milliseconds to wait. Default: 5 minutes. */
  readonly timeoutMs?: number;
  /** Ends the waiting when it aborts. */
  readonly signal?: AbortSignal;
}
