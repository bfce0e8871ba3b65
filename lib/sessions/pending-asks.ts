import { randomBytes } from 'node:crypto';
import { McpException } from '../errors/mcp.exception.js';
import { ProtocolFault } from '../errors/protocol-fault.js';
import { type ClientAnswer, resultOf } from './client-answer.js';
import { LiveCount } from './live-count.js';

const DEFAULT_TIMEOUT_MS = 5 * 60 * 1_000;

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The code the SDKs give to an answer that did not come in time. */
const REQUEST_TIMEOUT = -32001;

/** How long to wait for an answer, and what ends the waiting. */
export interface AskOptions {
  /** Milliseconds to wait. Default: 5 minutes. */
  readonly timeoutMs?: number;
  /** Ends the waiting when it aborts. */
  readonly signal?: AbortSignal;
  /**
   * Called when the waiting ends without an answer while the client may still
   * be at it: to send `notifications/cancelled` (2025-11-25, Cancellation).
   */
  readonly abandon?: (id: string, reason: string) => void;
}

interface Pending {
  /** Who was asked, and alone may answer. */
  readonly asked: string;
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: unknown) => void;
  readonly release: () => void;
}

/**
 * Requests of the server's that wait for the client's answer, such as
 * `elicitation/create` (2025-11-25). Ids are random, and only the session or
 * connection that was asked can answer.
 */
export class PendingAsks {
  readonly #pending = new Map<string, Pending>();
  readonly #count: LiveCount;

  /**
   * @param perSession most questions one session may have open. Default: 20
   * @param total most questions open in all. Default: 10,000
   */
  constructor({ perSession = 20, total = 10_000 } = {}) {
    this.#count = new LiveCount({ perOwner: perSession, total });
  }

  /**
   * Asks a client something.
   *
   * @param asked id of the session or connection that is asked
   * @param send sends the request under the id it is given; what it throws
   *   ends the asking
   * @returns the result the client answers with, of any shape
   * @throws McpException with the client's error, or −32001 when the time is up
   * @throws ProtocolFault `throttled` when too much is open already
   * @throws the signal's reason when it aborts
   */
  async ask(
    asked: string,
    send: (id: string) => void | Promise<void>,
    { timeoutMs = DEFAULT_TIMEOUT_MS, signal, abandon }: AskOptions = {},
  ): Promise<Readonly<Record<string, unknown>>> {
    signal?.throwIfAborted();
    const release = this.#count.take(asked);
    if (!release) {
      throw new ProtocolFault(
        'throttled',
        'Too many questions wait for an answer of the client.',
      );
    }
    const id = randomBytes(16).toString('base64url');
    const giveUp = (error: unknown, reason: string): void => {
      if (this.#settle(id, ({ reject }) => reject(error))) {
        abandon?.(id, reason);
      }
    };
    const onTimeout = (): void => {
      const reason = `The client did not answer within ${timeoutMs} ms.`;
      giveUp(new McpException(REQUEST_TIMEOUT, reason), reason);
    };
    // A timer with more than it can count fires at once.
    const delayMs = Math.min(timeoutMs, LONGEST_TIMER_MS);
    const timer = setTimeout(onTimeout, delayMs).unref();
    const onAbort = (): void =>
      giveUp(signal?.reason, 'The answer is no longer needed.');
    signal?.addEventListener('abort', onAbort);
    try {
      return await new Promise((resolve, reject) => {
        this.#pending.set(id, { asked, resolve, reject, release });
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
   * Ends the waiting for answers that will not come any more.
   *
   * @param reason what those who wait are told
   * @param asked id of the session or connection that is gone; all of them,
   *   unless given
   */
  close(reason: Error, asked?: string): void {
    for (const [id, pending] of this.#pending) {
      if (asked !== undefined && pending.asked !== asked) continue;
      this.#settle(id, ({ reject }) => reject(reason));
    }
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
