import { HttpException } from '@nestjs/common';
import { ToolError } from '../errors/tool-error.js';
import type { CallToolResult } from '../sdk.js';
import { isProtocolError } from './client-error.js';
import { type MaskingOptions, maskError } from './error-masking.js';
import { httpErrorText } from './http-error-text.js';
import type { FilterOutcome } from './exception-filters.js';

/**
 * What the model reads of a failed call: the words of a `ToolError`, of an
 * `HttpException` below 500 and of a filter that answered with a status below
 * 500; a log reference for everything else.
 *
 * @throws McpException when the handler asked for a JSON-RPC error
 */
export function failureResult(
  outcome: Exclude<FilterOutcome, { kind: 'value' }>,
  where: string,
  masking: MaskingOptions,
): CallToolResult {
  const { error } = outcome;
  if (isProtocolError(error)) throw error;
  const spoken = filterWords(outcome) ?? readable(error);
  return {
    content: [
      { type: 'text', text: spoken ?? maskError(error, where, masking) },
    ],
    isError: true,
  };
}

/**
 * What a filter had to say, if it said something of its own. Catch-all filters
 * repeat `exception.message`, which for validation is only "Bad Request
 * Exception": the exception's body then says more.
 */
function filterWords(outcome: FilterOutcome): string | undefined {
  if (outcome.kind !== 'answered' || !isClientFault(outcome.status)) {
    return undefined;
  }
  const { text, error } = outcome;
  return error instanceof HttpException && text === error.message
    ? undefined
    : text;
}

function readable(error: unknown): string | undefined {
  if (error instanceof ToolError) return error.message;
  if (error instanceof HttpException && isClientFault(error.getStatus())) {
    return httpErrorText(error);
  }
  return undefined;
}

function isClientFault(status: number): boolean {
  return status >= 400 && status < 500;
}
