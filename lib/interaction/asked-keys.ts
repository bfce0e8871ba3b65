import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { ClientRequest } from '../exchange/client-request.js';
import { digestOf } from '../schema/stable-json.js';

/** How often a question may be asked in one run: retries repeat it, loops without keys do so for ever. */
const MOST_REPEATS = 100;

/** Most questions of one call; each costs the client and, later, its state. */
const MOST_QUESTIONS = 100;

const LONGEST_KEY = 200;

interface Asked {
  readonly digest: string;
  times: number;
}

/** The questions asked in one run of a call: a key stands for one of them. */
export class AskedKeys {
  readonly #asked = new Map<string, Asked>();

  /**
   * Notes a question.
   *
   * @returns its digest: the same question has the same in every run
   * @throws McpException when the key stands for another question, for keys that
   *   are empty or longer than 200 characters, and for what looks like a loop
   */
  note(key: string, request: ClientRequest): string {
    if (key === '' || key.length > LONGEST_KEY) {
      throw misuse(`a key has from 1 to ${LONGEST_KEY} characters.`);
    }
    const digest = digestOf(request);
    const known = this.#asked.get(key);
    if (!known) {
      if (this.#asked.size >= MOST_QUESTIONS) {
        throw misuse(`at most ${MOST_QUESTIONS} questions in a call.`);
      }
      this.#asked.set(key, { digest, times: 1 });
      return digest;
    }
    if (known.digest !== digest) {
      throw misuse(
        `"${key}" stands for another question already. Give each question a key of its own: ctx.elicit('size', { … }).`,
      );
    }
    known.times += 1;
    if (known.times > MOST_REPEATS) {
      throw misuse(
        `"${key}" was asked ${MOST_REPEATS} times, and has the same answer each time. Give each turn of a loop a key of its own.`,
      );
    }
    return digest;
  }
}

function misuse(why: string): McpException {
  return new McpException(
    FAULT_CODES.internal,
    `The handler cannot ask that: ${why}`,
  );
}
