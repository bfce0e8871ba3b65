import type { Question, RunningConversation } from '../context/conversation.js';
import type { InputRequired } from '../context/input-required.js';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { ClientResult } from '../exchange/client-request.js';
import { CallPending } from './call-pending.js';

/**
 * The part of a conversation an operation has that a handler called for: the
 * client only ever talks with the call it made, so questions pass through to
 * that, under keys of their own.
 */
export class NestedConversation implements RunningConversation {
  /**
   * @param outer what the calling handler has
   * @param prefix tells the operation from others of the same handler, the same in each run
   */
  constructor(
    private readonly outer: RunningConversation,
    private readonly prefix: string,
  ) {}

  get round(): number {
    return this.outer.round;
  }

  get waitedMs(): number {
    return this.outer.waitedMs;
  }

  get pending(): boolean {
    return this.outer.pending;
  }

  get state(): unknown {
    return undefined;
  }

  get responses(): Readonly<Record<string, ClientResult>> {
    return {};
  }

  async resume(): Promise<undefined> {}

  /** The call is the outer handler's to end. */
  finish(): void {}

  ask<T>(question: Question<T>): Promise<T> {
    return this.outer.ask({ ...question, key: this.#keyOf(question.key) });
  }

  once<T>(
    key: string,
    work: (idempotencyKey: string) => T | Promise<T>,
  ): Promise<T> {
    return this.outer.once(this.#keyOf(key), work);
  }

  async request(_: InputRequired): Promise<void> {
    throw new McpException(
      FAULT_CODES.internal,
      'A component that is used by another cannot return inputRequired(). Let it ask with ctx.elicit() and its like.',
    );
  }

  /** The calling handler must not go on with what came of an operation that is not over. */
  async conclude<R extends object>(settle: () => R): Promise<R> {
    if (this.pending) throw new CallPending();
    return settle();
  }

  #keyOf(key: string): string {
    return `${this.prefix}/${key}`;
  }
}
