import { ThrottledFault } from '../../errors/throttled-fault.js';
import type {
  McpExchange,
  PrincipalFunction,
} from '../../exchange/mcp-exchange.js';
import { LiveCount } from '../../sessions/live-count.js';
import { clientNetwork } from './client-network.js';
import { DEFAULT_CONCURRENCY, type LimitOptions } from './limit-options.js';
import type { RateLimit } from './rate-limit.js';

/** To be called when an operation is over. */
type Leave = () => void;

/** Whose operation it is, and whether its running ones are counted. */
interface Caller {
  readonly key: string;
  readonly isHeld: boolean;
}

/** At the earliest: nobody knows when an operation will be over. */
const RETRY_AFTER_S = 1;

/**
 * How much each caller may ask of the server. A caller is whom somebody vouched
 * for, or else its address. Who has neither, over stdio and in memory, started
 * the process or is the application itself, and is not limited.
 */
export class CallerLimits {
  readonly #concurrency: number;
  readonly #running: LiveCount | undefined;
  readonly #holdsUnnamed: boolean;

  /**
   * @param concurrency see `LimitOptions`
   * @param nameOf names the callers somebody vouched for
   * @param rate how many requests they may send; any number without
   */
  constructor(
    concurrency: LimitOptions['concurrency'],
    private readonly nameOf: PrincipalFunction,
    private readonly rate?: RateLimit,
  ) {
    this.#concurrency = concurrency || DEFAULT_CONCURRENCY;
    this.#holdsUnnamed = typeof concurrency === 'number';
    if (concurrency !== false) {
      const perOwner = this.#concurrency;
      this.#running = new LiveCount({ perOwner, total: Infinity });
    }
  }

  /**
   * Runs an operation whose guards have let the caller in. What a handler uses
   * in turn is part of the operation the handler runs in, and not counted.
   *
   * @param isHeld whether it counts as running until it is over
   * @returns rejects with a ThrottledFault when it is one too many, before `work` began
   */
  around<T>(
    exchange: McpExchange,
    work: () => Promise<T>,
    isHeld: boolean,
  ): Promise<T> {
    const caller =
      exchange.depth === 0 ? this.#callerOf(exchange, isHeld) : undefined;
    return caller ? this.#limited(caller, work) : work();
  }

  #callerOf(exchange: McpExchange, isHeld: boolean): Caller | undefined {
    const name = this.nameOf(exchange);
    if (name !== undefined) return { key: `name:${name}`, isHeld };
    if (!this.rate && !this.#holdsUnnamed) return undefined;
    const network = clientNetwork(exchange);
    return network === undefined
      ? undefined
      : { key: `network:${network}`, isHeld: isHeld && this.#holdsUnnamed };
  }

  async #limited<T>(
    { key, isHeld }: Caller,
    work: () => Promise<T>,
  ): Promise<T> {
    if (this.rate) await this.rate.count(key);
    const leave = isHeld ? this.#enter(key) : undefined;
    try {
      return await work();
    } finally {
      leave?.();
    }
  }

  #enter(key: string): Leave | undefined {
    if (!this.#running) return undefined;
    const leave = this.#running.take(key);
    if (leave) return leave;
    throw new ThrottledFault(
      `Too many requests at a time: at most ${this.#concurrency} of one caller may be running.`,
      RETRY_AFTER_S,
    );
  }
}
