import { Logger } from '@nestjs/common';
import { logText } from '../errors/log-text.js';

/** How often one kind of failure is told, in milliseconds. */
const INTERVAL_MS = 60_000;

/**
 * Logs a kind of failure at most once a minute: what fails with every message
 * would otherwise bury everything else in the log.
 */
export class RareLog {
  readonly #logger: Logger;
  #next = 0;
  #untold = 0;

  /** @param context what the lines of the log are said to be from */
  constructor(context = 'McpNotifications') {
    this.#logger = new Logger(context);
  }

  /**
   * @param what a sentence saying what failed and what follows from it
   * @param error what was thrown, if anything
   */
  warn(what: string, error?: unknown): void {
    const now = Date.now();
    if (now < this.#next) {
      this.#untold += 1;
      return;
    }
    const more = this.#untold === 0 ? '' : ` (${this.#untold} more before)`;
    this.#next = now + INTERVAL_MS;
    this.#untold = 0;
    const reason = error === undefined ? '' : ` ${logText(reasonOf(error))}`;
    this.#logger.warn(`${what}${reason}${more}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
