import type { ContextState } from '../../context/context-state.js';
import type { McpContext } from '../../context/mcp-context.js';
import type { KeyValueStore } from '../../sessions/key-value-store.js';
import { MemoryKeyValueStore } from '../../sessions/memory-key-value-store.js';
import { CallerState } from './caller-state.js';
import type { StateShelf } from './kept-values.js';
import type { StateOptions } from './state-options.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Most values kept in memory; beyond it the one that would expire first is dropped. */
const MOST_KEPT = 10_000;

/** What a server remembers of its callers. */
export class ServerState {
  readonly #shelf: StateShelf;

  /**
   * @param serverId keeps servers apart that share a store
   * @param store the module's, for options that name none
   */
  constructor(
    serverId: string,
    options: StateOptions = {},
    store?: KeyValueStore,
  ) {
    this.#shelf = {
      // A store of its own: what fills it must not push out what sessions keep.
      store: options.store ?? store ?? new MemoryKeyValueStore(MOST_KEPT),
      serverId,
      ttlMs: options.ttlMs ?? DAY_MS,
    };
  }

  /** The state of the caller of a context. */
  of({ exchange }: McpContext): ContextState {
    return new CallerState(exchange, this.#shelf);
  }
}
