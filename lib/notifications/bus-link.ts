import type { BusListener, MessageBus } from './message-bus.js';
import { RareLog } from './rare-log.js';

/** How long to wait before trying again to subscribe, in milliseconds. */
const RETRY_MS = 5_000;

/** Most messages the bus may have taken and not yet dealt with: beyond, it is as good as away. */
const MOST_IN_FLIGHT = 1_000;

/** How long closing waits for the bus, in milliseconds. */
const PATIENCE_MS = 1_000;

/** How long a bus may take to confirm a subscription before nobody waits for it any more, in milliseconds. */
const JOINING_MS = 5_000;

/**
 * One channel of a bus, as something that never fails: what the bus does not
 * take is told to the log and lost, a subscription it refuses is tried again.
 */
export class BusLink {
  readonly #log = new RareLog();
  readonly #inFlight = new Set<Promise<void>>();
  #unsubscribe: (() => void) | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isSubscribing = false;
  #joining: Promise<void> | undefined;
  #isClosed = false;

  constructor(
    private readonly bus: MessageBus,
    private readonly channel: string,
  ) {}

  /**
   * Sends a message, without waiting for it.
   *
   * @param channel to send it on; the link's own, unless given
   */
  publish(message: string, channel = this.channel): void {
    if (this.#inFlight.size >= MOST_IN_FLIGHT) {
      this.#failed(new Error('It is slower than what is published.'));
      return;
    }
    try {
      const sent = this.bus.publish(channel, message);
      if (sent) this.#follow(sent);
    } catch (error) {
      this.#failed(error);
    }
  }

  /**
   * Hears the channel until the link is closed; calling it again adds nothing.
   *
   * @returns what resolves, and never rejects, when the subscription stands,
   *   when the bus has refused it once, or after five seconds without an answer;
   *   `undefined` when that has happened
   */
  subscribe(listener: BusListener): Promise<void> | undefined {
    if (!this.#isSubscribing && !this.#isClosed) {
      this.#isSubscribing = true;
      this.#join(this.#trySubscribe(listener));
    }
    return this.#joining;
  }

  /** Ends the subscription, and waits a second at most for what was published. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#end(this.#unsubscribe);
    if (this.#inFlight.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([Promise.all(this.#inFlight), patience]);
    clearTimeout(timer);
  }

  #join(attempt: Promise<void> | undefined): void {
    if (!attempt) return;
    this.#joining = new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#joining = undefined;
        resolve();
      };
      const timer = setTimeout(done, JOINING_MS).unref();
      void attempt.then(done);
    });
  }

  /** At once where the bus is in this process. */
  #trySubscribe(listener: BusListener): Promise<void> | undefined {
    try {
      const subscribed = this.bus.subscribe(this.channel, listener);
      if (typeof subscribed !== 'function') {
        return this.#confirm(subscribed, listener);
      }
      this.#keep(subscribed);
    } catch (error) {
      this.#refused(error, listener);
    }
    return undefined;
  }

  async #confirm(
    subscribed: Promise<() => void>,
    listener: BusListener,
  ): Promise<void> {
    try {
      this.#keep(await subscribed);
    } catch (error) {
      this.#refused(error, listener);
    }
  }

  #keep(unsubscribe: () => void): void {
    if (this.#isClosed) this.#end(unsubscribe);
    else this.#unsubscribe = unsubscribe;
  }

  #refused(error: unknown, listener: BusListener): void {
    this.#log.warn(
      'The message bus took no subscription; what happens on other replicas is not heard here until it does.',
      error,
    );
    if (this.#isClosed) return;
    this.#retry = setTimeout(
      () => void this.#trySubscribe(listener),
      RETRY_MS,
    ).unref();
  }

  #follow(sent: Promise<void>): void {
    const settled = sent
      .catch((error: unknown) => this.#failed(error))
      .finally(() => this.#inFlight.delete(settled));
    this.#inFlight.add(settled);
  }

  #failed(error: unknown): void {
    this.#log.warn(
      'The message bus took no message; clients of other replicas are not told.',
      error,
    );
  }

  #end(unsubscribe: (() => void) | undefined): void {
    try {
      unsubscribe?.();
    } catch (error) {
      this.#log.warn('The message bus did not end a subscription.', error);
    }
  }
}
