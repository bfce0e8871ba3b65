import type { Redis } from 'ioredis';
import { isRedis, openRedis } from './open-redis.js';
import type { McpRedisOptions } from './redis-options.js';

const DEFAULT_TIMEOUT_MS = 2_000;

/** What ioredis calls the time between being made and being ready. */
const STARTING: ReadonlySet<string> = new Set([
  'wait',
  'connecting',
  'connect',
]);

/**
 * A connection on which nothing waits long: not for a Redis that is away, nor
 * for one that does not answer.
 */
export class RedisConnection {
  readonly client: Redis;
  readonly #isOurs: boolean;
  readonly #timeoutMs: number;
  readonly #startsUntil: number;
  readonly #underWay = new Set<(reason: Error) => void>();
  #starting: Promise<void> | undefined;
  #isClosed = false;

  /**
   * @param isOurs whether to open one even where the application gave one: for
   *   subscribing, which takes a connection of its own
   * @throws McpConfigurationException `MCP_REDIS_PEER_MISSING`
   */
  constructor(
    { redis, timeoutMs = DEFAULT_TIMEOUT_MS }: McpRedisOptions,
    isOurs = false,
  ) {
    const given = !isOurs && isRedis(redis) ? redis : undefined;
    this.client = given ?? openRedis(redis);
    this.#isOurs = given === undefined;
    this.#timeoutMs = timeoutMs;
    this.#startsUntil = Date.now() + timeoutMs;
    this.client.on('close', this.#lost);
  }

  /**
   * Sends a command. One that comes while the connection is first made waits
   * for that; later on, Redis is there or it is not.
   * @returns Redis' reply; rejects when there is none, at once when Redis is away.
   *   A connection of the application's may still do later what was under way when it was lost.
   */
  async run<T>(command: (client: Redis) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Error('This connection to Redis is closed.');
    if (this.client.status !== 'ready') await this.#start();
    return this.#within(command(this.client), this.#timeoutMs);
  }

  /** Closes the connection if it is ours; commands under way may finish. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (!this.#isOurs) {
      this.client.off('close', this.#lost);
      return;
    }
    if (this.client.status === 'ready') {
      const quit = this.#within(this.client.quit(), this.#timeoutMs);
      // A Redis that is gone meanwhile needs no farewell.
      const isDone = await quit.then(
        () => true,
        () => false,
      );
      if (isDone) return;
    }
    this.client.disconnect();
  }

  readonly #lost = (): void => {
    for (const reject of this.#underWay) {
      reject(new Error('The connection to Redis was lost.'));
    }
  };

  #start(): Promise<void> {
    const leftMs = this.#startsUntil - Date.now();
    if (leftMs <= 0 || !STARTING.has(this.client.status)) {
      return Promise.reject(
        new Error(`Redis is not connected (${this.client.status}).`),
      );
    }
    this.#starting ??= this.#within(this.#ready(), leftMs).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  #ready(): Promise<void> {
    const { client } = this;
    return new Promise((resolve, reject) => {
      client.once('ready', resolve);
      // A lazy connection of the application's, which nobody has used before.
      if (client.status === 'wait') client.connect().catch(reject);
    });
  }

  async #within<T>(work: Promise<T>, limitMs: number): Promise<T> {
    let fail: (reason: Error) => void = () => undefined;
    const failure = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const timer = setTimeout(
      () => fail(new Error(`Redis did not answer within ${limitMs} ms.`)),
      limitMs,
    );
    this.#underWay.add(fail);
    try {
      return await Promise.race([work, failure]);
    } finally {
      clearTimeout(timer);
      this.#underWay.delete(fail);
      // What fails after its time is up must not become an unhandled rejection.
      work.catch(() => undefined);
    }
  }
}
