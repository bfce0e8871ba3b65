import { Logger } from '@nestjs/common';

const logger = new Logger('McpAuth');

/** How often one verifier tells that something is out of reach, in milliseconds. */
const INTERVAL_MS = 60_000;

/** Logs a warning at most once a minute: what fails with every call would otherwise bury everything else in the log. */
export class RareWarning {
  #next = -Infinity;

  /** @param message what failed and what follows from it; no token, no secret */
  tell(message: string): void {
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + INTERVAL_MS;
    logger.warn(message);
  }
}
