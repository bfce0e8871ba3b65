import { LocalBus } from '../../../lib/notifications/local-bus.js';
import type {
  BusListener,
  MessageBus,
} from '../../../lib/notifications/message-bus.js';

/** A bus that remembers what was published, and can be made to go away. */
export class SpyBus implements MessageBus {
  readonly #bus = new LocalBus();
  readonly published: { readonly channel: string; readonly message: string }[] =
    [];
  subscriptions = 0;
  /** While it is set, everything rejects with it. */
  outage: Error | undefined;
  /** While it is set, publishing waits for it. */
  delay: Promise<void> | undefined;

  async publish(channel: string, message: string): Promise<void> {
    if (this.outage) throw this.outage;
    this.published.push({ channel, message });
    if (this.delay) await this.delay;
    this.#bus.publish(channel, message);
  }

  async subscribe(channel: string, listener: BusListener): Promise<() => void> {
    if (this.outage) throw this.outage;
    const unsubscribe = this.#bus.subscribe(channel, listener);
    this.subscriptions += 1;
    return () => {
      this.subscriptions -= 1;
      unsubscribe();
    };
  }
}
