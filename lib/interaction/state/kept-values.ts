import type { StateValues } from '../../context/context-state.js';
import { unawaited } from '../../context/unawaited.js';
import type { StateStore } from './state-store.js';
import { stateText, stateValue } from './state-value.js';

/** Longest key, in characters. */
const LONGEST_KEY = 200;

/** Where values are kept, and how long unless told. */
export interface StateShelf {
  readonly store: StateStore;
  /** Begins every key, so that servers can share a store. */
  readonly serverId: string;
  /** In milliseconds. */
  readonly ttlMs: number;
}

/** The values of one scope: a session, a caller, a handle. */
export class KeptValues implements StateValues {
  /**
   * @param scope names whose they are, the same each time; asked for with each
   *   use, as it is only known for certain who calls once all guards have run
   */
  constructor(
    private readonly shelf: StateShelf,
    private readonly scope: () => string,
  ) {}

  get<T = unknown>(key: string): Promise<T | undefined>;
  get(key: string): Promise<unknown> {
    return unawaited(this.#get(key));
  }

  set(key: string, value: unknown, ttlMs = this.shelf.ttlMs): Promise<void> {
    return unawaited(this.#set(key, value, ttlMs));
  }

  delete(key: string): Promise<void> {
    return unawaited(this.#delete(key));
  }

  async #get(key: string): Promise<unknown> {
    return stateValue(await this.shelf.store.get(this.#keyOf(key)));
  }

  async #set(key: string, value: unknown, ttlMs: number): Promise<void> {
    if (!Number.isSafeInteger(ttlMs) || ttlMs < 1) {
      throw new TypeError(
        `State is kept for a whole number of milliseconds from 1 up, not ${ttlMs}.`,
      );
    }
    await this.shelf.store.set(this.#keyOf(key), stateText(value), ttlMs);
  }

  async #delete(key: string): Promise<void> {
    await this.shelf.store.delete(this.#keyOf(key));
  }

  #keyOf(key: string): string {
    if (key === '' || key.length > LONGEST_KEY) {
      throw new TypeError(
        `A key of ctx.state has from 1 to ${LONGEST_KEY} characters, not ${key.length}.`,
      );
    }
    return `${this.shelf.serverId}:state:${this.scope()}:${key}`;
  }
}
