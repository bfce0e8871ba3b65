import type { Claims } from './token-claims.js';
import { EndpointException } from './endpoint.exception.js';
import type { Endpoint } from './endpoint.js';
import {
  type EndpointRequest,
  type Send,
  sendDirectly,
  sendWith,
} from './endpoint-request.js';

/** Longest answer that is read, in bytes: key sets and introspection responses take a few thousand. */
export const MAX_ANSWER_BYTES = 256 * 1024;

/** Asks an endpoint for a JSON object: within a time, of a limited size, from nowhere else. */
export class EndpointClient {
  readonly #name: string;
  readonly #timeoutMs: number;
  readonly #send: Send;

  /**
   * @param timeoutMs how long an answer may take, its body included
   * @param fetch to send with instead of connections of our own
   */
  constructor(
    endpoint: Endpoint,
    timeoutMs: number,
    fetch?: typeof globalThis.fetch,
  ) {
    this.#name = endpoint.name;
    this.#timeoutMs = timeoutMs;
    this.#send = fetch ? sendWith(fetch, endpoint.url) : sendDirectly(endpoint);
  }

  /** @throws EndpointException when there is no such answer */
  async ask(request: EndpointRequest): Promise<Claims> {
    const aborter = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(this.#failure(`did not answer within ${this.#timeoutMs} ms`));
        aborter.abort();
      }, this.#timeoutMs);
    });
    try {
      return await Promise.race([this.#ask(request, aborter.signal), tooLate]);
    } catch (error) {
      if (error instanceof EndpointException) throw error;
      // The message of a foreign error could repeat what was sent.
      throw this.#failure(`cannot be reached (${codeOf(error)})`);
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask(request: EndpointRequest, signal: AbortSignal): Promise<Claims> {
    const response = await this.#send(request, signal);
    if (response.status !== 200) {
      response.discard();
      throw this.#failure(
        `answered with status ${response.status} instead of 200`,
      );
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body) {
      length += chunk.byteLength;
      if (length > MAX_ANSWER_BYTES) {
        throw this.#failure(
          `answered with more than ${MAX_ANSWER_BYTES} bytes`,
        );
      }
      chunks.push(chunk);
    }
    const answer = parsed(Buffer.concat(chunks, length));
    if (!answer)
      throw this.#failure('answered with something that is no JSON object');
    return answer;
  }

  #failure(what: string): EndpointException {
    return new EndpointException(`${this.#name} ${what}.`);
  }
}

function parsed(bytes: Buffer): Claims | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `ECONNREFUSED` and the like; fetch has it in the cause. */
function codeOf(error: unknown): string {
  if (!(typeof error === 'object' && error !== null)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('cause' in error && error.cause) return codeOf(error.cause);
  return 'name' in error && typeof error.name === 'string'
    ? error.name
    : 'unknown';
}
