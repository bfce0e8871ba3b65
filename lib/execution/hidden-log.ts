import { Logger } from '@nestjs/common';

/** How often one name is told of, in milliseconds. */
const INTERVAL_MS = 60_000;
/** Most names remembered. */
const MOST_NAMES = 1_000;

const logger = new Logger('McpModule');

/**
 * Tells developers why a client was answered that something does not exist that
 * does: once a minute for each name, and not in production, where clients could
 * fill the log.
 */
export class HiddenLog {
  readonly #next = new Map<string, number>();

  /** Whether anything is told at all. */
  get isOn(): boolean {
    return process.env['NODE_ENV'] !== 'production';
  }

  /**
   * @param what was asked for, by its own name: `tool "cancel"`
   * @param why it was not found, a sentence without anything the caller sent
   */
  tell(what: string, why: string): void {
    if (!this.isOn) return;
    const now = Date.now();
    if ((this.#next.get(what) ?? 0) > now) return;
    if (this.#next.size >= MOST_NAMES) this.#next.clear();
    this.#next.set(what, now + INTERVAL_MS);
    logger.warn(`The ${what} exists, but was answered as unknown: ${why}`);
  }
}
