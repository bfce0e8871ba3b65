import type { ReadableStream } from 'node:stream/web';

/** Items that are read one after the other, and reading that can be given up. */
export interface ItemSource {
  /** Whether the items are chunks of one whole. */
  readonly isStream: boolean;
  /** The next item; rejects with what the source throws. */
  next(): Promise<IteratorResult<unknown, unknown>>;
  /** Frees what the source holds, even while an item is awaited. Never throws. */
  stop(): void;
}

/** What items can be read of. */
export type Items = AsyncIterable<unknown> | Iterable<unknown>;

/** Whether an object gives items. */
export function isIterable(value: object): value is Items {
  return Symbol.asyncIterator in value || Symbol.iterator in value;
}

/**
 * The items of an iterable or a stream. A stream is ended by itself rather than
 * by its iterator, which would first wait for the next chunk.
 */
export function sourceOf(items: Items): ItemSource {
  if (isWebStream(items)) {
    const reader = items.getReader();
    return {
      isStream: true,
      next: async () => reader.read(),
      stop: () => {
        reader.cancel().catch(() => undefined);
      },
    };
  }
  const iterator =
    Symbol.asyncIterator in items
      ? items[Symbol.asyncIterator]()
      : items[Symbol.iterator]();
  const isStream = 'pipe' in items && typeof items.pipe === 'function';
  return {
    isStream,
    next: () => nextOf(iterator),
    stop: () => {
      if (
        isStream &&
        'destroy' in items &&
        typeof items.destroy === 'function'
      ) {
        items.destroy();
      }
      void returned(iterator);
    },
  };
}

/** Of a plain iterable the items may be promises, as in `for await`. */
async function nextOf(
  iterator: AsyncIterator<unknown> | Iterator<unknown>,
): Promise<IteratorResult<unknown, unknown>> {
  const { done, value } = await iterator.next();
  return { done: done ?? false, value: await value };
}

async function returned(
  iterator: AsyncIterator<unknown> | Iterator<unknown>,
): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // Nobody reads any more, so nobody is told that it could not be ended.
  }
}

function isWebStream(items: object): items is ReadableStream<unknown> {
  return 'getReader' in items && typeof items.getReader === 'function';
}
