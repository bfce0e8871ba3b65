import { setTimeout as pause } from 'node:timers/promises';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { RareLog } from '../notifications/rare-log.js';
import type { KeyValueStore } from '../sessions/key-value-store.js';

const log = new RareLog();

const RUNNING = '';

/** How long a run may take before another may try, in milliseconds. */
const CLAIM_MS = 10 * 60_000;

/** How long to wait for a run elsewhere, in milliseconds, and how often to look. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 50;

/** Longest result kept, in characters. */
const LONGEST = 256 * 1024;

/**
 * Work that is done once, on whichever replica comes first: the others get its
 * result. A claim is atomic; work that fails gives it up.
 */
export class OnceClaims {
  /** What is being done here, whatever the store forgets meanwhile. */
  readonly #running = new Set<string>();

  /** @param store one for all replicas, or else each does the work once */
  constructor(
    private readonly store: KeyValueStore,
    private readonly serverId: string,
    private readonly ttlMs: number,
  ) {}

  /**
   * @param id names the work
   * @param given what the client had answered when it was done: of a call that
   *   takes its answers back, work does not go with the new ones
   * @param signal ends the waiting for a run elsewhere
   * @returns the result as `resultIn` reads it
   * @throws what the work throws; TypeError when its result is no JSON or too
   *   long; McpException −32602 when it was done for other answers, −32603 when
   *   a run elsewhere does not come to an end
   */
  async run(
    id: string,
    given: string,
    work: () => unknown,
    signal: AbortSignal,
  ): Promise<string> {
    const key = `${this.serverId}:once:${id}`;
    const until = Date.now() + PATIENCE_MS;
    while (
      this.#running.has(key) ||
      !(await this.store.add(key, RUNNING, CLAIM_MS))
    ) {
      const result = await this.store.get(key);
      if (result !== undefined && result !== RUNNING) {
        return doneFor(given, result);
      }
      if (Date.now() > until) throw stillRunning();
      await pause(LOOK_MS, undefined, { signal });
    }
    this.#running.add(key);
    try {
      return await this.#work(key, given, work);
    } finally {
      this.#running.delete(key);
    }
  }

  async #work(
    key: string,
    given: string,
    work: () => unknown,
  ): Promise<string> {
    let value: unknown;
    try {
      value = await work();
    } catch (error) {
      await this.#try(() => this.store.delete(key));
      throw error;
    }
    // From here on it is done, whatever becomes of its result.
    const result = resultText(value, given);
    const kept = result ?? JSON.stringify({ given });
    await this.#try(() => this.store.set(key, kept, this.ttlMs));
    if (result !== undefined) return result;
    throw new TypeError(
      `The result of ctx.once() must be JSON of at most ${LONGEST} characters.`,
    );
  }

  /** What the work came to counts, whether or not the store can be told. */
  async #try(tell: () => void | Promise<void>): Promise<void> {
    try {
      await tell();
    } catch (error) {
      log.warn(
        'What ctx.once() came to could not be kept; a repeated request may wait for it, or do it again.',
        error,
      );
    }
  }
}

/** A result with what it was done for; `undefined` for what cannot be kept. */
function resultText(value: unknown, given: string): string | undefined {
  try {
    const json = JSON.stringify({ given, value });
    const isWhole = value === undefined || 'value' in JSON.parse(json);
    return isWhole && json.length <= LONGEST ? json : undefined;
  } catch {
    return undefined;
  }
}

/** The value in a result's text. */
export function resultIn(text: string): unknown {
  const { value }: { value?: unknown } = JSON.parse(text);
  return value;
}

function doneFor(given: string, result: string): string {
  const kept: { given?: unknown } = JSON.parse(result);
  if (kept.given === given) return result;
  throw new McpException(
    FAULT_CODES['invalid-params'],
    'The call has gone on with other answers: begin it anew.',
  );
}

function stillRunning(): McpException {
  return new McpException(
    FAULT_CODES.internal,
    'The same call is running already and has not come to an end.',
  );
}
