import type {
  ClientRequest,
  ClientResult,
} from '../exchange/client-request.js';
import type { InputRequired } from './input-required.js';
import type { SuspendedCall } from './suspended-call.js';

/** One question of a handler's to the client. */
export interface Question<T> {
  /** Names the question among all of the call, the same each time the handler runs. */
  readonly key: string;
  readonly request: ClientRequest;
  /**
   * Makes what the handler is given of what the client answered.
   *
   * @throws McpException when it is no answer to the question
   */
  readonly read: (result: ClientResult) => T | Promise<T>;
  /** Answers in the client's place, once for the whole call. */
  readonly instead?: (() => ClientResult | Promise<ClientResult>) | undefined;
}

/**
 * What a handler and its client say to each other during one call. Up to
 * 2025-11-25 each question is a request of its own and is waited for; from
 * 2026-07-28 on the call ends in its questions, and its handler is run again
 * with the answers.
 */
export interface Conversation {
  /** Which run of the handler this is, from 1 on; always 1 up to 2025-11-25. */
  readonly round: number;
  /** Answers by key to what a handler asked with `inputRequired`; empty before. */
  readonly responses: Readonly<Record<string, ClientResult>>;
  /** What a handler handed to `inputRequired` as state; `undefined` before. */
  readonly state: unknown;

  /**
   * Asks the client. Questions asked in the same turn are asked together.
   *
   * @throws McpException when the client cannot be asked that, when it answers
   *   with an error or with what is no answer, and for a key that names
   *   another question already
   */
  ask<T>(question: Question<T>): Promise<T>;

  /**
   * Does a piece of work once for the whole call, however often its handler
   * runs; later runs get the result of the first. A run that fails leaves
   * nothing behind.
   *
   * @param work is given a key that stays the same from run to run, for
   *   services that take one; its result must be JSON
   */
  once<T>(
    key: string,
    work: (idempotencyKey: string) => T | Promise<T>,
  ): Promise<T>;
}

/** A conversation as the executor sees it: around the handler that has it. */
export interface RunningConversation extends Conversation {
  /** Milliseconds spent waiting for the client so far; they are not the handler's. */
  readonly waitedMs: number;
  /**
   * To be called once the caller is let in and known, before the handler runs:
   * takes up what earlier runs left with the client.
   *
   * @returns the answer of the call when it was given already, to be given again
   * @throws McpException for what is not of this call, was altered, or is over
   */
  resume<R extends object>(): Promise<R | undefined>;
  /**
   * Asks what a handler asks by returning it. Comes back when the handler can
   * be run again right away.
   *
   * @throws what ends the run, where the client has to call again
   */
  request(asked: InputRequired): Promise<void>;
  /**
   * Ends a run: with its questions if there are any, else with its answer.
   *
   * @param settle gives the handler's answer, or throws what it threw
   */
  conclude<R extends object>(settle: () => R): Promise<R | SuspendedCall>;
  /** Says that the run ends the call, whatever it answers: it cannot be gone on with. */
  finish(): void;
  /** Whether questions wait for answers: whatever the handler made of that, it will run again. */
  readonly pending: boolean;
}
