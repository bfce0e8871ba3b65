import { HttpException } from '@nestjs/common';
import { type FaultKind, ProtocolFault } from '../errors/protocol-fault.js';
import { isProtocolError } from './client-error.js';
import { type MaskingOptions, maskError } from './error-masking.js';
import type { FilterOutcome } from './exception-filters.js';
import { httpErrorText } from './http-error-text.js';

const KINDS: Readonly<Record<number, FaultKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  429: 'throttled',
};

/**
 * What a guard's refusal answers. It is a refusal whatever filters made of it:
 * they may change status and words, never turn it into a result.
 *
 * @param where class and method the request was for
 */
export function denialOf(
  outcome: FilterOutcome,
  original: unknown,
  where: string,
  masking: MaskingOptions,
): Error {
  const error = outcome.kind === 'value' ? original : outcome.error;
  if (isProtocolError(error)) return error;
  const status = outcome.kind === 'answered' ? outcome.status : statusOf(error);
  if (status === undefined || status < 400 || status >= 500) {
    return error instanceof HttpException && error.getStatus() < 500
      ? fault(error.getStatus(), httpErrorText(error))
      : new ProtocolFault(
          'internal',
          maskError(error, where, masking),
          undefined,
          500,
        );
  }
  const text =
    (outcome.kind === 'answered' ? outcome.text : undefined) ??
    (error instanceof HttpException ? httpErrorText(error) : 'Refused');
  return fault(status, text);
}

function fault(status: number, text: string): ProtocolFault {
  const kind = KINDS[status];
  return kind
    ? new ProtocolFault(kind, text)
    : new ProtocolFault('refused', text, undefined, status);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof HttpException ? error.getStatus() : undefined;
}
