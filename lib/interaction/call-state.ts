import type { ClientResult } from '../exchange/client-request.js';
import { isPlainObject } from '../schema/is-object.js';

/** An answer, and which question it was given to. */
export interface KeptAnswer {
  readonly digest: string;
  readonly result: ClientResult;
}

/** What has to be known to run a handler again, in the client's hands meanwhile. */
export interface CallState {
  /** Names the call through all of its runs. */
  readonly id: string;
  /** How often the call has ended in questions. */
  readonly rounds: number;
  /** When the client must be back, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Answers so far, by key. */
  readonly answers: Readonly<Record<string, KeptAnswer>>;
  /** Digests of the questions the client was left with, by key. */
  readonly asked: Readonly<Record<string, string>>;
  /** Keys of those a handler asked by returning them. */
  readonly byHand: readonly string[];
  /** Results of work that is done once, as JSON, by key. */
  readonly done: Readonly<Record<string, string>>;
  /** What a handler handed to `inputRequired`. */
  readonly custom?: unknown;
}

/** The state in a text that was sealed; `undefined` when it has expired. */
export function readCallState(text: string): CallState | undefined {
  const state: unknown = JSON.parse(text);
  // Sealed by this library, but perhaps by an earlier version of it.
  return isCallState(state) && state.expiresAt > Date.now() ? state : undefined;
}

function isCallState(value: unknown): value is CallState {
  return (
    isPlainObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['rounds'] === 'number' &&
    typeof value['expiresAt'] === 'number' &&
    isPlainObject(value['answers']) &&
    isPlainObject(value['asked']) &&
    Array.isArray(value['byHand']) &&
    isPlainObject(value['done'])
  );
}
