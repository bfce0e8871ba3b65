import { FAULT_CODES, ProtocolFault } from '../errors/protocol-fault.js';
import type { RequestId } from '../exchange/inbound-request.js';
import { isProtocolError } from '../execution/client-error.js';
import { maskError } from '../execution/error-masking.js';
import type { ErrorReply } from './reply.js';

/**
 * What a thrown value becomes for the client. Errors made for the client go out
 * as they are; any other is logged and leaves only a reference into the log.
 *
 * @param where what was running, for the log
 */
export function errorReply(
  id: RequestId | null,
  error: unknown,
  where: string,
): ErrorReply {
  if (isProtocolError(error)) {
    const { code, message, data } = error;
    return {
      id,
      error: { code, message, ...(data !== undefined && { data }) },
      ...(error instanceof ProtocolFault && { fault: error }),
    };
  }
  return {
    id,
    error: {
      code: FAULT_CODES.internal,
      message: maskError(error, where, { mask: true }),
    },
  };
}
