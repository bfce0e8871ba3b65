import { Logger } from '@nestjs/common';
import { placeOf } from '../components/method-handler.js';
import type { McpContext } from '../context/mcp-context.js';

const logger = new Logger('McpInteraction');

/** Handlers that were told; once is enough for each. */
const TOLD = new WeakSet<object>();

/**
 * Notices, while an application is developed, a handler that waits for
 * something before it asks: the wait is had again in each run, and so is
 * whatever was done meanwhile.
 */
export class RepeatedWork {
  #watching = false;
  #waited = false;
  #inside = 0;

  constructor(private readonly context: McpContext) {}

  /** To be called before a handler runs again. */
  begin(): void {
    if (process.env['NODE_ENV'] === 'production') return;
    this.#watching = true;
    this.#look();
  }

  /** Work that is not done again may take its time. */
  async ignore<T>(work: () => Promise<T>): Promise<T> {
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
    }
  }

  /** To be called with each question; the first one tells. */
  asked(): void {
    if (!this.#watching) return;
    this.#watching = false;
    const { component } = this.context;
    if (!this.#waited || !component || TOLD.has(component)) return;
    TOLD.add(component);
    logger.warn(
      `${placeOf(component.handler)} waited for something before it asked its client, and does so again in each run: with clients of 2026-07-28 a handler starts anew for each answer. Put the work behind the question, or into ctx.once(key, () => …).`,
    );
  }

  /** What is over within the same turn has waited for nothing. */
  #look(): void {
    setImmediate(() => {
      if (this.#watching && this.#inside === 0) this.#waited = true;
    });
  }
}
