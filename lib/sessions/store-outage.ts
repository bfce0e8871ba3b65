import { Logger } from '@nestjs/common';

const logger = new Logger('McpSessions');
const QUIET_MS = 60_000;

/** Tells the log that a store fails, once a minute however often it does. */
export class StoreOutage {
  #loggedAt = -Infinity;

  /**
   * @param what what fails, such as `The session store`
   * @param follows a sentence that says what follows from it
   */
  constructor(
    private readonly what: string,
    private readonly follows: string,
  ) {}

  /**
   * Takes note of a failure.
   * @param error what the store threw or rejected with
   */
  report(error: unknown): void {
    const now = Date.now();
    if (now - this.#loggedAt < QUIET_MS) return;
    this.#loggedAt = now;
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn(`${this.what} fails: ${reason}. ${this.follows}`);
  }
}
