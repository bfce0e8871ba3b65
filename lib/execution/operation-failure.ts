import { HttpException } from '@nestjs/common';
import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import { UnmaskedError } from '../errors/unmasked-error.js';
import type { McpEra } from '../exchange/era.js';
import { describeValue } from '../schema/describe-value.js';
import { isProtocolError } from './client-error.js';
import { type MaskingOptions, maskError } from './error-masking.js';
import type { FilterOutcome } from './exception-filters.js';
import { filterWords, isClientFault } from './filter-words.js';
import { httpErrorText } from './http-error-text.js';
import { resourceNotFound } from './resource-not-found.js';
import { upstreamFailure } from './upstream-failure.js';

/** What a failed operation was for. */
export type OperationTarget =
  | { readonly kind: 'resource'; readonly uri: string }
  | { readonly kind: 'prompt'; readonly name: string }
  | { readonly kind: 'completion' };

/** What else decides how a failure is told. */
export interface FailureContext {
  /** Class and method, for the log. */
  readonly where: string;
  readonly masking: MaskingOptions;
  readonly era: McpEra;
}

/** What each status below 500 becomes; others are `refused`. */
const STATUS_CODES: Readonly<Record<number, number>> = {
  400: FAULT_CODES['invalid-params'],
  401: FAULT_CODES.unauthenticated,
  403: FAULT_CODES.forbidden,
  422: FAULT_CODES['invalid-params'],
  429: FAULT_CODES.throttled,
};

/**
 * The JSON-RPC error of a read, prompt or completion that failed: errors made
 * for the client with their own words, a status below 500 by its code, a log
 * reference for everything else. The HTTP status stays 200, since the request
 * itself was in order.
 *
 * @returns what to throw
 */
export function operationFailure(
  outcome: Exclude<FilterOutcome, { readonly kind: 'value' }>,
  target: OperationTarget,
  { where, masking, era }: FailureContext,
): Error {
  const { error } = outcome;
  if (isProtocolError(error)) return error;
  const refusal = refusalOf(outcome);
  if (refusal) {
    return refusal.status === 404 && target.kind === 'resource'
      ? resourceNotFound(target.uri, era, refusal.text)
      : new McpException(
          STATUS_CODES[refusal.status] ?? FAULT_CODES.refused,
          refusal.text,
        );
  }
  if (error instanceof UnmaskedError) {
    return new McpException(FAULT_CODES.internal, error.message);
  }
  const reason =
    upstreamFailure(error, where) ?? maskError(error, where, masking);
  return new McpException(FAULT_CODES.internal, `${headOf(target)}: ${reason}`);
}

/** A status below 500, by a filter's answer or by the exception, and its words. */
function refusalOf(
  outcome: Exclude<FilterOutcome, { readonly kind: 'value' }>,
): { readonly status: number; readonly text: string } | undefined {
  const { error } = outcome;
  const words = filterWords(outcome);
  if (outcome.kind === 'answered' && words !== undefined) {
    return { status: outcome.status, text: words };
  }
  return error instanceof HttpException && isClientFault(error.getStatus())
    ? { status: error.getStatus(), text: httpErrorText(error) }
    : undefined;
}

function headOf(target: OperationTarget): string {
  switch (target.kind) {
    case 'resource':
      return `Error reading resource ${describeValue(target.uri)}`;
    case 'prompt':
      return `Error rendering prompt ${describeValue(target.name)}`;
    case 'completion':
      return 'Error completing an argument';
  }
}
