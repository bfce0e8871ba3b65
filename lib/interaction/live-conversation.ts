import { randomBytes, randomUUID } from 'node:crypto';
import type { Question, RunningConversation } from '../context/conversation.js';
import type { InputRequired } from '../context/input-required.js';
import type {
  ClientRequest,
  ClientResult,
} from '../exchange/client-request.js';
import { AskedKeys } from './asked-keys.js';
import type { ConversationInit } from './conversation-init.js';
import {
  capabilityFor,
  missingCapability,
  requireCapability,
} from './required-capability.js';
import { requireMayAsk } from './may-ask.js';
import { tooManyRounds } from './too-many-rounds.js';

/**
 * The conversation of a call up to 2025-11-25: each question is a request of
 * its own, on the call's stream, and the handler waits where it stands. As from
 * 2026-07-28 on, a key stands for one question and has one answer.
 */
export class LiveConversation implements RunningConversation {
  readonly pending = false;
  readonly round = 1;
  readonly #init: ConversationInit;
  readonly #asked = new AskedKeys();
  readonly #answers = new Map<string, Promise<ClientResult>>();
  readonly #done = new Map<string, Promise<unknown>>();
  readonly #id = randomBytes(16).toString('base64url');
  #responses: Readonly<Record<string, ClientResult>> = {};
  #custom: unknown;
  #turns = 0;
  #waiting = 0;
  #waitsSince = 0;
  #waitedMs = 0;

  constructor(init: ConversationInit) {
    this.#init = init;
  }

  get responses(): Readonly<Record<string, ClientResult>> {
    return this.#responses;
  }

  get state(): unknown {
    return this.#custom;
  }

  get waitedMs(): number {
    const now = this.#waiting > 0 ? performance.now() - this.#waitsSince : 0;
    return this.#waitedMs + now;
  }

  async resume(): Promise<undefined> {}

  finish(): void {}

  async conclude<R extends object>(settle: () => R): Promise<R> {
    return settle();
  }

  async ask<T>({ key, request, read, instead }: Question<T>): Promise<T> {
    this.#asked.note(key, request);
    const answer =
      this.#answers.get(key) ??
      (instead ? Promise.resolve().then(instead) : this.#send(request));
    this.#answers.set(key, answer);
    return read(await answer);
  }

  async request({ requests, state }: InputRequired): Promise<void> {
    this.#turns += 1;
    if (this.#turns > this.#init.maxRounds)
      throw tooManyRounds(this.#turns - 1);
    // What is returned again is asked again, in other words perhaps.
    const asked = new AskedKeys();
    const answers = await Promise.all(
      Object.entries(requests).map(async ([key, request]) => {
        asked.note(key, request);
        return [key, await this.#send(request)] as const;
      }),
    );
    this.#responses = { ...this.#responses, ...Object.fromEntries(answers) };
    this.#custom = state;
  }

  once<T>(
    key: string,
    work: (idempotencyKey: string) => T | Promise<T>,
  ): Promise<T>;
  once(
    key: string,
    work: (idempotencyKey: string) => unknown,
  ): Promise<unknown> {
    const known = this.#done.get(key);
    if (known) return known;
    const doing = this.#work(() => work(`${this.#id}:${key}`));
    this.#done.set(key, doing);
    doing.catch(() => this.#done.delete(key));
    return doing;
  }

  /** What the work gives as JSON has it, as it would be in a later run. */
  async #work(work: () => unknown): Promise<unknown> {
    const value = await work();
    return value === undefined ? value : JSON.parse(JSON.stringify(value));
  }

  async #send(request: ClientRequest): Promise<ClientResult> {
    const { context, timeoutMs } = this.#init;
    const { channel, client, message } = context.exchange;
    requireMayAsk(message.method);
    requireCapability(client, request);
    if (!channel.ask) throw nowhereToAsk(request);
    this.#begin();
    try {
      return await channel.ask(onTheWire(request), {
        timeoutMs,
        signal: context.signal,
      });
    } finally {
      this.#end();
    }
  }

  #begin(): void {
    if (this.#waiting === 0) this.#waitsSince = performance.now();
    this.#waiting += 1;
  }

  #end(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) {
      this.#waitedMs += performance.now() - this.#waitsSince;
    }
  }
}

/** URL elicitations had ids of their own in 2025-11-25. */
function onTheWire(request: ClientRequest): ClientRequest {
  return request.params['mode'] === 'url'
    ? { ...request, params: { ...request.params, elicitationId: randomUUID() } }
    : request;
}

function nowhereToAsk(request: ClientRequest): Error {
  return missingCapability(
    capabilityFor(request),
    'The client cannot be asked: its request came without a session, or it takes no event stream.',
  );
}
