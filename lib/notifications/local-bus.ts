import { ListenerSet } from './listener-set.js';
import type { BusListener, MessageBus } from './message-bus.js';

/**
 * The bus of a server that has no other: messages reach the subscribers in this
 * process before `publish` returns, each one to all of them before the next.
 */
export class LocalBus implements MessageBus {
  readonly #channels = new Map<string, ListenerSet<string>>();
  readonly #waiting: (readonly [channel: string, message: string])[] = [];
  #delivering = false;

  publish(channel: string, message: string): void {
    this.#waiting.push([channel, message]);
    // A listener that publishes must not overtake the message it was called with.
    if (this.#delivering) return;
    this.#delivering = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      this.#channels.get(next[0])?.deliver(next[1]);
    }
    this.#delivering = false;
  }

  subscribe(channel: string, listener: BusListener): () => void {
    const listeners = this.#channels.get(channel) ?? new ListenerSet<string>();
    this.#channels.set(channel, listeners);
    const remove = listeners.add(listener);
    return () => {
      remove();
      const isCurrent = this.#channels.get(channel) === listeners;
      if (listeners.size === 0 && isCurrent) this.#channels.delete(channel);
    };
  }
}
