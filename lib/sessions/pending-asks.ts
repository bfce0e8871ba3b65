import { randomBytes } from 'node:crypto';
import { McpException } from '../errors/mcp.exception.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import type { AskOptions, ClientResult } from '../exchange/client-request.js';
import { type ClientAnswer, resultOf } from './client-answer.js';
import { LiveCount } from './live-count.js';

const DEFAULT_TIMEOUT_MS = 5 * 60 * 1_000;

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The code the SDKs give to an answer that did not come in time. */
const REQUEST_TIMEOUT = -32001;

/** How many questions may be open, and how they are named. */
export interface PendingAsksOptions {
  /** Most questions one session or connection may have open. Default: 20. */
  readonly perSession?: number | undefined;
  /** Most questions the sessions of one caller may have open. Default: 100. */
  readonly perCaller?: number | undefined;
  /** Most questions open in all. Default: 10,000. */
  readonly total?: number | undefined;
  /** What their ids begin with. Default: nothing. */
  readonly idPrefix?: string;
}

/** What goes with a question besides what its asker says. */
export interface PendingAskOptions extends AskOptions {
  /** Stands for the caller whose session is asked; `undefined` for one nobody can name, whom only the other limits hold. */
  readonly caller?: string | undefined;
  /**
   * Called when the waiting ends without an answer while the client may still
   * be at it: to send `notifications/cancelled` (2025-11-25, Cancellation).
   */
  readonly abandon?: (id: string, reason: string) => void;
}

interface Pending {
  /** Who was asked, and alone may answer. */
  readonly asked: string;
  readonly resolve: (result: ClientResult) => void;
  readonly reject: (error: unknown) => void;
  readonly release: () => void;
  readonly abandon: PendingAskOptions['abandon'];
}

/**
 * Requests of the server's that wait for the client's answer, such as
 * `elicitation/create` (2025-11-25). Ids are random, and only the session or
 * connection that was asked can answer.
 */
export class PendingAsks {
  readonly #pending = new Map<string, Pending>();
  readonly #count: LiveCount;
  readonly #perCaller: LiveCount;
  readonly #idPrefix: string;
  /** Why nothing can be asked any more. */
  #over: Error | undefined;

  constructor({
    perSession = 20,
    perCaller = 100,
    total = 10_000,
    idPrefix = '',
  }: PendingAsksOptions = {}) {
    this.#count = new LiveCount({ perOwner: perSession, total });
    this.#perCaller = new LiveCount({ perOwner: perCaller, total });
    this.#idPrefix = idPrefix;
  }

  /**
   * Asks a client something.
   *
   * @param asked id of the session or connection that is asked
   * @param send sends the request under the id it is given; what it throws
   *   ends the asking
   * @returns the result the client answers with, of any shape
   * @throws McpException with the client's error, or −32001 when the time is up
   * @throws ProtocolFault `throttled`, 503 over HTTP, when too much is open already
   * @throws the signal's reason when it aborts, and that of `close` once all is over
   */
  async ask(
    asked: string,
    send: (id: string) => void | Promise<void>,
    options: PendingAskOptions = {},
  ): Promise<ClientResult> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, signal, caller, abandon } = options;
    signal?.throwIfAborted();
    if (this.#over) throw this.#over;
    const release = this.#take(asked, caller);
    const id = this.#idPrefix + randomBytes(16).toString('base64url');
    const onTimeout = (): void => {
      const reason = `The client did not answer within ${timeoutMs} ms.`;
      this.#giveUp(id, new McpException(REQUEST_TIMEOUT, reason), reason);
    };
    // A timer with more than it can count fires at once.
    const delayMs = Math.min(timeoutMs, LONGEST_TIMER_MS);
    const timer = setTimeout(onTimeout, delayMs).unref();
    const onAbort = (): void =>
      this.#giveUp(id, signal?.reason, 'The answer is no longer needed.');
    signal?.addEventListener('abort', onAbort);
    try {
      return await new Promise((resolve, reject) => {
        this.#pending.set(id, { asked, resolve, reject, release, abandon });
        // An answer may come before the sending is over.
        Promise.resolve(send(id)).catch((error: unknown) =>
          this.#settle(id, () => reject(error)),
        );
      });
    } finally {
      this.#settle(id, () => undefined);
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /**
   * Hands an answer to who waits for it.
   *
   * @param id what the client says it answers: anything at all
   * @param answer result or error
   * @param from id of the session or connection it comes from
   * @returns whether this session was asked that and had not answered yet
   */
  answer(id: unknown, answer: ClientAnswer, from: string): boolean {
    if (typeof id !== 'string') return false;
    if (this.#pending.get(id)?.asked !== from) return false;
    return this.#settle(id, ({ resolve, reject }) => {
      try {
        resolve(resultOf(answer));
      } catch (error) {
        reject(error);
      }
    });
  }

  /**
   * Ends the waiting for one answer; does nothing once it is there.
   *
   * @param reason what who waits is told, and its message the client
   */
  abandon(id: string, reason: Error): void {
    this.#giveUp(id, reason, reason.message);
  }

  /**
   * Ends the waiting for answers that will not come any more. Once that is so
   * for all, nothing is asked again.
   *
   * @param reason what those who wait are told, and its message the clients
   * @param asked id of the session or connection that is gone; all of them,
   *   unless given
   */
  close(reason: Error, asked?: string): void {
    if (asked === undefined) this.#over ??= reason;
    for (const [id, pending] of this.#pending) {
      if (asked === undefined || pending.asked === asked) {
        this.abandon(id, reason);
      }
    }
  }

  #take(asked: string, caller: string | undefined): () => void {
    const release = this.#count.take(asked);
    const releaseCaller = release && this.#perCaller.take(caller);
    if (release && releaseCaller) {
      return () => {
        release();
        releaseCaller();
      };
    }
    release?.();
    throw new ProtocolFault(
      'throttled',
      'Too many questions wait for an answer of the client.',
      undefined,
      503,
    );
  }

  #giveUp(id: string, error: unknown, reason: string): void {
    this.#settle(id, ({ reject, abandon }) => {
      reject(error);
      abandon?.(id, reason);
    });
  }

  /** Takes one out, once; says whether it was there. */
  #settle(id: string, settle: (pending: Pending) => void): boolean {
    const pending = this.#pending.get(id);
    if (!pending) return false;
    this.#pending.delete(id);
    pending.release();
    settle(pending);
    return true;
  }
}
