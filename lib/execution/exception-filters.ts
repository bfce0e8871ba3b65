import { type ExceptionFilter, Logger } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import { logText } from '../errors/log-text.js';
import type { RecordedResponse } from '../exchange/exchange-channel.js';
import type { ExecutionContextHost } from '../nest.js';
import { isMeantForClients } from './client-error.js';
import { messageOf } from './error-masking.js';
import { answeredText } from './http-error-text.js';

const CATCH_METADATA = '__filterCatchExceptions__';

const logger = new Logger('McpExecution');

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
    if (replacement === error || isMeantForClients(replacement)) {
      return { kind: 'replaced', error: replacement };
    }
    // A filter written for HTTP may fail where there is none: the error it was given still counts.
    logger.warn(
      `${filter.constructor.name} failed to handle an error: ${logText(messageOf(replacement))}`,
    );
    return { kind: 'untouched', error };
  }
}

function catches(filter: ExceptionFilter, error: unknown): boolean {
  const types: unknown =
    // Nest 12 writes it on the prototype, Nest 11 on the class.
    Reflect.getMetadata(CATCH_METADATA, Object.getPrototypeOf(filter)) ??
    Reflect.getMetadata(CATCH_METADATA, filter.constructor);
  if (!Array.isArray(types) || types.length === 0) return true;
  return types.some(
    (type) => typeof type === 'function' && error instanceof type,
  );
}
