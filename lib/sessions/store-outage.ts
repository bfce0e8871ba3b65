import { Logger } from '@nestjs/common';

const logger = new Logger('McpSessions');
const QUIET_MS = 60_000;

/** Tells the log that the store fails, once a minute however often it does. */
export class StoreOutage {
  #loggedAt = -Infinity;

  /**
   * Takes note of a failure.
   * @param error what the store threw or rejected with
   */
  report(error: unknown): void {
    const now = Date.now();
    if (now - this.#loggedAt < QUIET_MS) return;
    this.#loggedAt = now;
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn(
      `The session store fails: ${reason}. Calls are served meanwhile, also those of sessions that were ended on another replica.`,
    );
  }
}
