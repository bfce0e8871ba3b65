import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Question, RunningConversation } from '../context/conversation.js';
import type { InputRequired } from '../context/input-required.js';
import { isResumption, SuspendedCall } from '../context/suspended-call.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { ClientResult } from '../exchange/client-request.js';
import { isPlainObject } from '../schema/is-object.js';
import { AskedKeys } from './asked-keys.js';
import { CallAnswers, type OpenQuestion } from './call-answers.js';
import { bindingOf } from './call-binding.js';
import { CallPending } from './call-pending.js';
import type { CallState } from './call-state.js';
import type { ConversationInit } from './conversation-init.js';
import { FinishedCalls } from './finished-calls.js';
import { resultIn } from './once-claims.js';
import { RepeatedWork } from './repeated-work.js';
import { requireCapability } from './required-capability.js';
import { tooManyRounds } from './too-many-rounds.js';

/**
 * The conversation of a call from 2026-07-28 on (Multi Round-Trip Requests):
 * what has no answer yet ends the run, and the next run, with the answers, gets
 * as far again.
 */
export class ReplayConversation implements RunningConversation {
  /** Nothing is waited for while a handler runs. */
  readonly waitedMs = 0;
  readonly #init: ConversationInit;
  readonly #answers = new CallAnswers();
  readonly #byHand = new Set<string>();
  readonly #done = new Map<string, string>();
  readonly #finished: FinishedCalls;
  readonly #repeated: RepeatedWork;
  #asked = new AskedKeys();
  #id = randomBytes(16).toString('base64url');
  #rounds = 0;
  #custom: unknown;
  #isFinal = false;
  #resuming: Promise<string | undefined> | undefined;
  #isResumed: boolean;
  #binding: string | undefined;

  constructor(init: ConversationInit) {
    this.#init = init;
    this.#finished = new FinishedCalls(init);
    this.#repeated = new RepeatedWork(init.context);
    this.#isResumed = !isResumption(init.context.exchange);
  }

  get round(): number {
    return this.#rounds + 1;
  }

  get pending(): boolean {
    return this.#answers.pending;
  }

  get responses(): Readonly<Record<string, ClientResult>> {
    return this.#answers.resultsOf(this.#byHand);
  }

  get state(): unknown {
    return this.#custom;
  }

  async resume<R extends object>(): Promise<R | undefined> {
    this.#resuming ??= this.#takeUp();
    const id = await this.#resuming;
    // A guard may have asked before another found out who the caller is.
    if (this.#binding !== undefined && this.#binding !== this.#bindingNow()) {
      throw new McpException(
        FAULT_CODES.internal,
        'A guard asked the client before the caller was known. Put it behind the guard that authenticates.',
      );
    }
    return id === undefined ? undefined : this.#finished.find<R>(id);
  }

  async ask<T>({ key, request, read, instead }: Question<T>): Promise<T> {
    // Guards may ask before the executor has taken up what was left.
    if (!this.#isResumed) await this.resume();
    const digest = this.#asked.note(key, request);
    if (instead) {
      return read(await this.once(`${key} ${digest} answered`, instead));
    }
    requireCapability(this.#init.context.exchange.client, request);
    this.#repeated.asked();
    const answer = this.#answers.to(key, digest);
    if (!answer) throw this.#leave(key, { request, digest });
    try {
      return await read(answer);
    } catch (error) {
      this.#answers.refuse(key, { request, digest });
      throw error;
    }
  }

  async request({ requests, state }: InputRequired): Promise<void> {
    for (const [key, request] of Object.entries(requests)) {
      const digest = this.#asked.note(key, request);
      requireCapability(this.#init.context.exchange.client, request);
      this.#byHand.add(key);
      if (!this.#answers.takeUnasked(key, digest)) {
        this.#answers.open(key, { request, digest });
      }
    }
    this.#custom = state;
    if (this.pending) throw new CallPending();
    if (Object.keys(requests).length === 0) {
      throw new McpException(
        FAULT_CODES.internal,
        'inputRequired() was returned without a question.',
      );
    }
    this.#rounds = this.#nextRound();
    // The next run may put its questions in other words.
    this.#asked = new AskedKeys();
  }

  async once<T>(
    key: string,
    work: (idempotencyKey: string) => T | Promise<T>,
  ): Promise<T>;
  async once(
    key: string,
    work: (idempotencyKey: string) => unknown,
  ): Promise<unknown> {
    if (!this.#isResumed) await this.resume();
    const known = this.#done.get(key);
    if (known !== undefined) return resultIn(known);
    const id = `${this.#id}:${key}`;
    const { claims, context } = this.#init;
    const result = await this.#repeated.ignore(() =>
      claims.run(id, this.#answers.digest, () => work(id), context.signal),
    );
    this.#done.set(key, result);
    return resultIn(result);
  }

  finish(): void {
    this.#isFinal = true;
  }

  async conclude<R extends object>(
    settle: () => R,
  ): Promise<R | SuspendedCall> {
    if (!this.pending) {
      const answer = settle();
      // Only what came with a state can come again.
      if (this.#binding !== undefined) {
        await this.#finished.keep(this.#id, answer, this.#isFinal);
      }
      return answer;
    }
    // Of questions asked together, some may be a few steps behind.
    await nextTurn();
    const questions = this.#answers.questions();
    const state = this.#stateWith(questions);
    return new SuspendedCall(
      Object.fromEntries(questions.map(([key, { request }]) => [key, request])),
      await this.#init.seal.seal(state, this.#bindingNow()),
    );
  }

  #leave(key: string, question: OpenQuestion): CallPending {
    this.#answers.open(key, question);
    return new CallPending();
  }

  #nextRound(): number {
    if (this.#rounds >= this.#init.maxRounds) throw tooManyRounds(this.#rounds);
    return this.#rounds + 1;
  }

  /** What the next run has to know. */
  #stateWith(
    questions: readonly (readonly [string, OpenQuestion])[],
  ): CallState {
    return {
      id: this.#id,
      rounds: this.#nextRound(),
      expiresAt: Date.now() + this.#init.stateTtlMs,
      answers: Object.fromEntries(this.#answers.given),
      asked: Object.fromEntries(
        questions.map(([key, { digest }]) => [key, digest]),
      ),
      byHand: [...this.#byHand],
      done: Object.fromEntries(this.#done),
      ...(this.#custom !== undefined && { custom: this.#custom }),
    };
  }

  /** @returns the id of the call, if there is anything to take up */
  async #takeUp(): Promise<string | undefined> {
    const { inputResponses = {}, requestState } =
      this.#init.context.exchange.message.params;
    if (!isPlainObject(inputResponses)) {
      throw new McpException(
        FAULT_CODES['invalid-params'],
        'inputResponses must be an object: an answer for each key that was asked.',
      );
    }
    if (requestState === undefined) {
      this.#answers.loadUnasked(inputResponses);
    } else {
      this.#binding = this.#bindingNow();
      const state = await this.#init.seal.open(requestState, this.#binding);
      this.#load(state);
      this.#answers.load(state, inputResponses);
    }
    this.#isResumed = true;
    this.#repeated.begin();
    return requestState === undefined ? undefined : this.#id;
  }

  #load({ id, rounds, custom, byHand, done }: CallState): void {
    this.#id = id;
    this.#rounds = rounds;
    this.#custom = custom;
    for (const key of byHand) this.#byHand.add(key);
    for (const [key, result] of Object.entries(done)) {
      this.#done.set(key, result);
    }
  }

  #bindingNow(): string {
    return bindingOf(this.#init.context);
  }
}
