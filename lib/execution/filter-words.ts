import { HttpException } from '@nestjs/common';
import type { FilterOutcome } from './exception-filters.js';

/**
 * What a filter had to say, if it said something of its own. Catch-all filters
 * repeat `exception.message`, which for validation is only "Bad Request
 * Exception": the exception's body then says more.
 */
export function filterWords(
  outcome: Exclude<FilterOutcome, { readonly kind: 'value' }>,
): string | undefined {
  if (outcome.kind !== 'answered' || !isClientFault(outcome.status)) {
    return undefined;
  }
  const { text, error } = outcome;
  return error instanceof HttpException && text === error.message
    ? undefined
    : text;
}

/** Whether a status says that the mistake is the client's, so that it may be told. */
export function isClientFault(status: number): boolean {
  return status >= 400 && status < 500;
}
