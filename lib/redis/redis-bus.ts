import { ListenerSet } from '../internal.js';
import type { BusListener, MessageBus } from '../internal.js';
import { RedisConnection } from './redis-connection.js';
import { DEFAULT_PREFIX, type McpRedisOptions } from './redis-options.js';

/**
 * A bus over Redis' publish and subscribe, for replicas that share a Redis.
 * When Redis goes, publishing fails at once; when it is back, subscriptions are
 * made again by themselves. What was published meanwhile is lost.
 *
 * @example
 * ```ts
 * McpModule.forRoot({ name: 'weather', version: '1.0.0', bus: new RedisBus({ redis: process.env.REDIS_URL }) })
 * ```
 */
export class RedisBus implements MessageBus {
  readonly #options: McpRedisOptions;
  readonly #prefix: string;
  readonly #publisher: RedisConnection;
  readonly #channels = new Map<string, ListenerSet<string>>();
  #subscriber: RedisConnection | undefined;

  /** @throws McpConfigurationException `MCP_REDIS_PEER_MISSING` */
  constructor(options: McpRedisOptions) {
    this.#options = options;
    this.#prefix = options.prefix ?? DEFAULT_PREFIX;
    this.#publisher = new RedisConnection(options);
  }

  /** Rejects at once when Redis is away, and after `timeoutMs` when it does not answer. */
  async publish(channel: string, message: string): Promise<void> {
    const name = this.#prefix + channel;
    await this.#publisher.run((client) => client.publish(name, message));
  }

  /**
   * Resolves when Redis has confirmed the subscription, or when it is plain that
   * it cannot now: it is made as soon as Redis is back.
   * @throws, or rejects with, Redis' own error when it refuses, for want of a permission
   */
  async subscribe(channel: string, listener: BusListener): Promise<() => void> {
    const name = this.#prefix + channel;
    const listeners = this.#channels.get(name) ?? new ListenerSet<string>();
    this.#channels.set(name, listeners);
    const remove = listeners.add(listener);
    const unsubscribe = (): void => {
      remove();
      this.#leave(name);
    };
    this.#subscriber ??= this.#openSubscriber();
    try {
      await this.#subscriber.run((client) => client.subscribe(name));
    } catch (error) {
      if (!isRefusal(error)) return unsubscribe;
      unsubscribe();
      throw error;
    }
    return unsubscribe;
  }

  /** Ends all subscriptions, and closes what was opened here. */
  async close(): Promise<void> {
    for (const listeners of this.#channels.values()) listeners.clear();
    this.#channels.clear();
    await Promise.all([this.#publisher.close(), this.#subscriber?.close()]);
  }

  #openSubscriber(): RedisConnection {
    const connection = new RedisConnection(this.#options, true);
    const { client } = connection;
    client.on('message', (name: string, message: string) => {
      this.#channels.get(name)?.deliver(message);
    });
    client.on('ready', () => {
      const names = [...this.#channels.keys()];
      // Should it fail, the connection is lost again and this comes again.
      if (names.length > 0) client.subscribe(...names).catch(() => undefined);
    });
    return connection;
  }

  /** Leaves a channel nobody here listens to any more. */
  #leave(name: string): void {
    if (this.#channels.get(name)?.size !== 0) return;
    this.#channels.delete(name);
    // Should it fail, the connection is lost, and with it what it was subscribed to.
    this.#subscriber
      ?.run((client) => client.unsubscribe(name))
      .catch(() => undefined);
  }
}

/** Whether Redis itself said no: asking again later is of no use. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}
