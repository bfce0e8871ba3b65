import type { ExceptionFilter } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import type { RecordedResponse } from '../exchange/exchange-channel.js';
import type { ExecutionContextHost } from '../nest.js';
import { answeredText } from './http-error-text.js';

const CATCH_METADATA = '__filterCatchExceptions__';

/** What the filters made of an error. */
export type FilterOutcome =
  /** No filter is for it, or the one that is did nothing. */
  | { readonly kind: 'untouched'; readonly error: unknown }
  /** A filter threw, in its place, another error. */
  | { readonly kind: 'replaced'; readonly error: unknown }
  /** A filter returned a value: the result. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** A filter answered the HTTP response; nothing was sent. */
  | {
      readonly kind: 'answered';
      readonly error: unknown;
      readonly status: number;
      readonly text: string | undefined;
    };

/**
 * Hands an error to the first filter that catches its type, as Nest does. Runs
 * only on real errors, after everything else: the hot path never sees it.
 *
 * @param filters innermost first
 * @param recorded what filters did to the stand-in response; absent without HTTP
 */
export async function filterError(
  error: unknown,
  filters: readonly ExceptionFilter[],
  host: ExecutionContextHost,
  recorded: RecordedResponse | undefined,
): Promise<FilterOutcome> {
  const filter = filters.find((candidate) => catches(candidate, error));
  if (!filter) return { kind: 'untouched', error };
  recorded?.reset();
  try {
    const returned: unknown = await filter.catch(error, host);
    const value = isObservable(returned)
      ? await lastValueFrom(returned, { defaultValue: undefined })
      : returned;
    if (recorded?.ended) {
      return {
        kind: 'answered',
        error,
        status: recorded.status ?? 500,
        text: answeredText(recorded.body),
      };
    }
    return value === undefined
      ? { kind: 'untouched', error }
      : { kind: 'value', value };
  } catch (replacement) {
    return { kind: 'replaced', error: replacement };
  }
}

function catches(filter: ExceptionFilter, error: unknown): boolean {
  const types: unknown =
    Reflect.getMetadata(CATCH_METADATA, Object.getPrototypeOf(filter)) ??
    Reflect.getMetadata(CATCH_METADATA, filter.constructor);
  if (!Array.isArray(types) || types.length === 0) return true;
  return types.some(
    (type) => typeof type === 'function' && error instanceof type,
  );
}
