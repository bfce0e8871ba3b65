import type { BusListener, MessageBus } from './message-bus.js';
import { RareLog } from './rare-log.js';

/** How long to wait before trying again to subscribe, in milliseconds. */
const RETRY_MS = 5_000;

/** Most messages the bus may have taken and not yet dealt with: beyond, it is as good as away. */
const MOST_IN_FLIGHT = 1_000;

/** How long closing waits for the bus, in milliseconds. */
const PATIENCE_MS = 1_000;

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
  #isClosed = false;

  constructor(
    private readonly bus: MessageBus,
    private readonly channel: string,
  ) {}

  /** Sends a message, without waiting for it. */
  publish(message: string): void {
    if (this.#inFlight.size >= MOST_IN_FLIGHT) {
      this.#failed(new Error('It is slower than what is published.'));
      return;
    }
    try {
      const sent = this.bus.publish(this.channel, message);
      if (sent) this.#follow(sent);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Hears the channel until the link is closed; calling it again does nothing. */
  subscribe(listener: BusListener): void {
    if (this.#isSubscribing || this.#isClosed) return;
    this.#isSubscribing = true;
    void this.#trySubscribe(listener);
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

  async #trySubscribe(listener: BusListener): Promise<void> {
    try {
      const unsubscribe = await this.bus.subscribe(this.channel, listener);
      if (this.#isClosed) this.#end(unsubscribe);
      else this.#unsubscribe = unsubscribe;
    } catch (error) {
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
