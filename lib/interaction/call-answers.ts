import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type {
  ClientRequest,
  ClientResult,
} from '../exchange/client-request.js';
import { isPlainObject } from '../schema/is-object.js';
import { digestOf } from '../schema/stable-json.js';
import type { CallState, KeptAnswer } from './call-state.js';

type Responses = Readonly<Record<string, unknown>>;

/** A question that has no answer. */
export interface OpenQuestion {
  readonly request: ClientRequest;
  readonly digest: string;
}

/** What the client of a call has answered so far, by key, and what it is yet to answer. */
export class CallAnswers {
  readonly #answers = new Map<string, KeptAnswer>();
  readonly #open = new Map<string, OpenQuestion>();
  /** Answers that came with this request. */
  readonly #fresh = new Set<string>();
  /** Questions whose answers were none. */
  readonly #refused = new Map<string, OpenQuestion>();
  /** What a client sent that handed back no state: it may be the answer to a question that is yet to be returned. */
  readonly #unasked = new Map<string, unknown>();
  #digest = '';

  /** Whether questions wait for answers. */
  get pending(): boolean {
    return this.#open.size > 0;
  }

  /** The same for the same answers, those of this run included. */
  get digest(): string {
    return this.#digest;
  }

  /** The answers, but those to questions that are asked again. */
  get given(): readonly (readonly [string, KeptAnswer])[] {
    return [...this.#answers].filter(([key]) => !this.#open.has(key));
  }

  /**
   * Takes up what was answered before, and what came with this request. Answers
   * to what was not asked are nobody's.
   *
   * @throws McpException −32602 for an answer that is no object
   */
  load({ answers, asked }: CallState, responses: Responses): void {
    for (const [key, answer] of Object.entries(answers)) {
      this.#answers.set(key, answer);
    }
    for (const [key, digest] of Object.entries(asked)) {
      if (!Object.hasOwn(responses, key)) continue;
      this.#answers.set(key, { digest, result: resultOf(key, responses[key]) });
      this.#fresh.add(key);
    }
    this.#digest = digestOf(Object.fromEntries(this.#answers));
  }

  /** Keeps answers that came without a state. */
  loadUnasked(responses: Responses): void {
    for (const [key, result] of Object.entries(responses)) {
      this.#unasked.set(key, result);
    }
  }

  /** The answer to a question, as long as it still reads the same. */
  to(key: string, digest: string): ClientResult | undefined {
    const answer = this.#answers.get(key);
    return answer?.digest === digest ? answer.result : undefined;
  }

  /** Leaves a question with the client. */
  open(key: string, question: OpenQuestion): void {
    this.#open.set(key, question);
  }

  /** Notes that an answer was none. Asked together with others, the question is asked again. */
  refuse(key: string, question: OpenQuestion): void {
    if (this.#fresh.has(key)) this.#refused.set(key, question);
  }

  /**
   * Takes the answer to a question a handler returns that keeps track itself,
   * and needs no state for that. What `ask` and its like are told must be
   * sealed: it answers the question as it was put.
   *
   * @returns whether there was one
   * @throws McpException −32602 when it is no object
   */
  takeUnasked(key: string, digest: string): boolean {
    const value = this.#unasked.get(key);
    // Taken once: a handler that asks again had no use for it.
    if (!this.#unasked.delete(key)) return false;
    this.#answers.set(key, { digest, result: resultOf(key, value) });
    return true;
  }

  /** All the client is left with. */
  questions(): readonly (readonly [string, OpenQuestion])[] {
    for (const [key, question] of this.#refused) this.#open.set(key, question);
    return [...this.#open];
  }

  /** Results by key, of those keys that have one. */
  resultsOf(keys: Iterable<string>): Readonly<Record<string, ClientResult>> {
    return Object.fromEntries(
      [...keys].flatMap((key) => {
        const answer = this.#answers.get(key);
        return answer ? [[key, answer.result]] : [];
      }),
    );
  }
}

function resultOf(key: string, value: unknown): ClientResult {
  if (isPlainObject(value)) return value;
  throw new McpException(
    FAULT_CODES['invalid-params'],
    `inputResponses.${key} must be an object: the result of what was asked.`,
  );
}
