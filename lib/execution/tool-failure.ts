import { HttpException } from '@nestjs/common';
import { UnmaskedError } from '../errors/unmasked-error.js';
import type { CallToolResult } from '../sdk.js';
import { isProtocolError } from './client-error.js';
import { type MaskingOptions, maskError } from './error-masking.js';
import type { FilterOutcome } from './exception-filters.js';
import { filterWords, isClientFault } from './filter-words.js';
import { httpErrorText } from './http-error-text.js';
import { upstreamFailure } from './upstream-failure.js';

/**
 * What the model reads of a failed call: the words of a `ToolError`, of an
 * `HttpException` below 500 and of a filter that answered with a status below
 * 500; that something the tool called timed out or is rate limited; a log
 * reference for everything else.
 *
 * @throws McpException when the handler asked for a JSON-RPC error
 */
export function failureResult(
  outcome: Exclude<FilterOutcome, { readonly kind: 'value' }>,
  where: string,
  masking: MaskingOptions,
): CallToolResult {
  const { error } = outcome;
  if (isProtocolError(error)) throw error;
  const text =
    filterWords(outcome) ??
    readable(error) ??
    upstreamFailure(error, where) ??
    maskError(error, where, masking);
  return { content: [{ type: 'text', text }], isError: true };
}

function readable(error: unknown): string | undefined {
  if (error instanceof UnmaskedError) return error.message;
  if (error instanceof HttpException && isClientFault(error.getStatus())) {
    return httpErrorText(error);
  }
  return undefined;
}
