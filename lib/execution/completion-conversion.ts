import { isObject } from '../schema/is-object.js';
import { describeValue } from '../schema/describe-value.js';
import { OutputException } from './output.exception.js';

/** What a client is told of an argument's possible values (2025-11-25, Completion). */
export interface CompletionValues {
  /** At most 100, the best first. */
  readonly values: string[];
  /** How many there are. */
  readonly total: number;
  /** Whether there are more than these. */
  readonly hasMore: boolean;
}

/** The most values an answer may have. */
const MOST_VALUES = 100;
/** Where counting ends: an iterable may have no end. */
const MOST_COUNTED = 10_000;

/**
 * Makes the answer to a completion of what its method returned: a list or
 * another iterable of texts or numbers, or `{ values, total?, hasMore? }`.
 *
 * @throws OutputException when it returned anything else
 */
export async function convertReturned(
  value: unknown,
): Promise<CompletionValues> {
  return convertCompletion(
    isAsyncIterable(value) ? await countable(value) : value,
  );
}

/** The same of what can be had without waiting. */
export function convertCompletion(value: unknown): CompletionValues {
  if (value === undefined || value === null) return answer([], 0);
  if (!isObject(value)) throw noCompletion(value);
  if (Symbol.iterator in value) return counted(value);
  const { values, total, hasMore } = value;
  if (!isIterable(values)) throw noCompletion(value);
  const own = counted(values);
  return {
    values: own.values,
    total: typeof total === 'number' ? total : own.total,
    hasMore:
      typeof hasMore === 'boolean'
        ? hasMore || own.hasMore
        : own.hasMore || (typeof total === 'number' && total > own.total),
  };
}

function counted(items: object): CompletionValues {
  const values: string[] = [];
  let total = 0;
  if (!isIterable(items)) throw noCompletion(items);
  for (const item of items) {
    total += 1;
    if (total <= MOST_VALUES) values.push(textOf(item));
    if (total === MOST_COUNTED) break;
  }
  return answer(values, total);
}

function answer(values: string[], total: number): CompletionValues {
  return { values, total, hasMore: total > values.length };
}

function textOf(item: unknown): string {
  if (typeof item === 'string') return item;
  if (typeof item === 'number') return String(item);
  throw noCompletion(item);
}

async function countable(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const item of items) {
    if (read.push(item) === MOST_COUNTED) break;
  }
  return read;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return isObject(value) && Symbol.asyncIterator in value;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return isObject(value) && Symbol.iterator in value;
}

function noCompletion(value: unknown): OutputException {
  return new OutputException(
    `A completion returns a list of texts or numbers, or { values, total, hasMore }, but returned ${describeValue(value)}.`,
  );
}
