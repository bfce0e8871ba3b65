import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { RareLog } from '../notifications/rare-log.js';
import type { ConversationInit } from './conversation-init.js';
import { digestOf } from '../schema/stable-json.js';

const log = new RareLog();

/** Longest answer kept, in characters; of a longer one it is known only that it was given. */
const LONGEST = 64 * 1024;

/**
 * Answers of calls that had asked their clients. One whose answer was lost on
 * the way is told it again when it repeats its last request; with anything
 * else, a call that is over cannot be gone on with.
 */
export class FinishedCalls {
  readonly #init: ConversationInit;

  constructor(init: ConversationInit) {
    this.#init = init;
  }

  /**
   * Notes the answer of a call, for as long as its client could come back.
   * @param isFinal whether a failure is noted, too
   */
  async keep(id: string, answer: object, isFinal: boolean): Promise<void> {
    // What failed may be tried again.
    if (!isFinal && 'isError' in answer && answer.isError === true) return;
    const json = JSON.stringify({ request: this.#request, answer });
    const short =
      json.length <= LONGEST
        ? json
        : JSON.stringify({ request: this.#request });
    try {
      await this.#init.answers.set(
        this.#keyOf(id),
        short,
        this.#init.stateTtlMs,
      );
    } catch (error) {
      log.warn('An answer could not be kept, and is not told twice.', error);
    }
  }

  /**
   * @returns the answer given to the very same request; `undefined` for a call that is not over
   * @throws McpException −32602 for one that is
   */
  async find<R extends object>(id: string): Promise<R | undefined> {
    const json = await this.#keptAs(id);
    if (json === undefined) return undefined;
    const kept: { request: string; answer?: R } = JSON.parse(json);
    if (kept.request === this.#request && kept.answer) return kept.answer;
    throw new McpException(
      FAULT_CODES['invalid-params'],
      'The requestState is of a call that has been answered.',
    );
  }

  /** While the store fails, calls are served. */
  async #keptAs(id: string): Promise<string | undefined> {
    try {
      return await this.#init.answers.get(this.#keyOf(id));
    } catch (error) {
      log.warn('Whether a call was answered is not known.', error);
      return undefined;
    }
  }

  #keyOf(id: string): string {
    return `${this.#init.serverId}:answered:${id}`;
  }

  /** What tells a request from others of the same call. */
  get #request(): string {
    const { inputResponses, requestState } =
      this.#init.context.exchange.message.params;
    return digestOf([inputResponses ?? null, requestState ?? null]);
  }
}
