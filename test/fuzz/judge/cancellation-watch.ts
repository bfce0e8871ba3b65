import type { FuzzRequest } from '../generate/fuzz-request.js';
import type { Owed } from './owed.js';

/** A request under way that its caller may cancel by a notification. */
export interface Watched {
  readonly isCancelled: boolean;
  stop(): void;
}

interface Entry {
  readonly caller: string;
  readonly ids: readonly string[];
  isCancelled: boolean;
}

const NOBODY: Watched = { isCancelled: false, stop: () => undefined };

/** Knows which requests need no answer any more, as their caller has cancelled them. */
export class CancellationWatch {
  readonly #running = new Set<Entry>();

  /** Takes note of a request, and of what it cancels. */
  watch({ headers }: FuzzRequest, { ids, cancels }: Owed): Watched {
    const caller = headers['authorization'];
    if (caller === undefined) return NOBODY;
    const entry: Entry = { caller, ids, isCancelled: false };
    this.#running.add(entry);
    for (const each of this.#running) {
      if (
        each.caller === caller &&
        each.ids.some((id) => cancels.includes(id))
      ) {
        each.isCancelled = true;
      }
    }
    return {
      get isCancelled() {
        return entry.isCancelled;
      },
      stop: () => this.#running.delete(entry),
    };
  }
}
