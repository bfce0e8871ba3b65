import type { CatalogEntry } from '../components/component.js';
import { RareLog } from '../notifications/rare-log.js';
import type { LookupKind } from './catalog-layer.js';
import type { CatalogSource } from './catalog-source.js';

/** Longest time a source is waited for, in milliseconds. */
export const SOURCE_TIMEOUT_MS = 5_000;

const NONE: readonly CatalogEntry[] = [];

/**
 * Reads a source that may fail or hang: what it gave last stays, and the others
 * go on. One that says when it changes is asked again only then.
 */
export class SourceReader {
  readonly #log = new RareLog('McpCatalog');
  #last = NONE;
  #isDue = true;
  #slow: Promise<readonly CatalogEntry[]> | undefined;

  /** @param late called when entries come after they were no longer waited for */
  constructor(
    readonly source: CatalogSource,
    private readonly late: () => void,
    private readonly timeoutMs = SOURCE_TIMEOUT_MS,
  ) {}

  /** The entries as they are, or as they last were. Never rejects. */
  async read(): Promise<readonly CatalogEntry[]> {
    if (this.#slow || (this.source.changes && !this.#isDue)) return this.#last;
    this.#isDue = false;
    try {
      const entries = this.source.entries();
      // A source that answers at once is not made to wait.
      this.#last =
        entries instanceof Promise ? await this.#inTime(entries) : entries;
    } catch (error) {
      // What failed is worth another try, whatever makes for one; what is slow is waited for.
      this.#isDue ||= !(error instanceof TookTooLong);
      this.#log.warn(
        `The component source "${this.source.id}" failed; what it gave last stays.`,
        error,
      );
    }
    return this.#last;
  }

  /** Listens for its changes; gives what ends that. A source that cannot say when it changes stays as it is. */
  watch(changed: () => void): () => void {
    try {
      const stop = this.source.changes?.(() => {
        this.#isDue = true;
        changed();
      });
      return stop ?? nothing;
    } catch (error) {
      this.#log.warn(
        `The component source "${this.source.id}" cannot be listened to; it stays as it is.`,
        error,
      );
      return nothing;
    }
  }

  /** What the source has under a name without listing it; nothing when it fails or takes too long. */
  async find(
    kind: LookupKind,
    name: string,
  ): Promise<CatalogEntry | undefined> {
    try {
      return await withinTime(
        Promise.resolve(this.source.find?.(kind, name)),
        this.timeoutMs,
      );
    } catch (error) {
      this.#log.warn(
        `The component source "${this.source.id}" failed to look for a ${kind}.`,
        error,
      );
      return undefined;
    }
  }

  async #inTime(
    entries: Promise<readonly CatalogEntry[]>,
  ): Promise<readonly CatalogEntry[]> {
    try {
      return await withinTime(entries, this.timeoutMs);
    } catch (error) {
      if (error instanceof TookTooLong) void this.#await(entries);
      throw error;
    }
  }

  /** Until a source has answered, it is not asked again; late entries are as good as others. */
  async #await(entries: Promise<readonly CatalogEntry[]>): Promise<void> {
    this.#slow = entries;
    try {
      this.#last = await entries;
      this.late();
    } catch (error) {
      this.#isDue = true;
      this.#log.warn(
        `The component source "${this.source.id}" failed, after it was no longer waited for.`,
        error,
      );
    } finally {
      this.#slow = undefined;
    }
  }
}

function nothing(): void {
  // Nothing was listened to.
}

class TookTooLong extends Error {}

async function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TookTooLong(`It took longer than ${timeoutMs} ms.`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
