import { Logger } from '@nestjs/common';
import { FAULT_CODES, type ProtocolFault } from '../errors/protocol-fault.js';
import type { RequestId } from '../exchange/inbound-request.js';
import type { JsonObject } from './json-object.js';
import { PreparedJson } from './prepared-json.js';
import type { ResultLimit } from './result-limit.js';

const logger = new Logger('McpProtocol');

/** The answer to a request that worked; failures of a tool are answers that worked, too. */
export interface ResultReply {
  readonly id: RequestId;
  readonly result: JsonObject | PreparedJson;
  /** How large it may be, where a handler decides that. */
  readonly limit?: ResultLimit;
  /** What was asked for. */
  readonly method?: string;
}

/** A JSON-RPC error (JSON-RPC 2.0 §5.1). */
export interface ErrorReply {
  /** The request's id; `null` when it had none or could not be read. */
  readonly id: RequestId | null;
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly data?: unknown;
  };
  /** Present when the library turned the request down; transports choose their status by it. */
  readonly fault?: ProtocolFault;
}

/** What goes back for one request. */
export type Reply = ResultReply | ErrorReply;

/**
 * The JSON text of a reply. A value JSON cannot carry (a cycle, a BigInt) is a
 * mistake in the application: it is logged and answered as −32603. One that is
 * too large is answered as its limit says.
 */
export function serializeReply(reply: Reply): string {
  try {
    return 'error' in reply ? errorText(reply) : resultText(reply);
  } catch (error) {
    logger.error(
      `The reply to request ${JSON.stringify(reply.id)} cannot be written as JSON: ${String(error)}`,
      error instanceof Error ? error.stack : undefined,
    );
    return errorText({
      id: reply.id,
      error: { code: FAULT_CODES.internal, message: 'Internal error' },
    });
  }
}

function errorText({ id, error }: ErrorReply): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error });
}

function resultText(reply: ResultReply): string {
  const { id, result, limit, method = '' } = reply;
  if (result instanceof PreparedJson) return framed(id, result.text);
  const unwritten = limit?.unwritten(result, method);
  if (unwritten) return serializeReply({ id, ...unwritten });
  const text: unknown = JSON.stringify(result);
  if (typeof text !== 'string') {
    throw new TypeError('its toJSON() gave nothing');
  }
  const instead = limit?.written(text, method);
  return instead ? serializeReply({ id, ...instead }) : framed(id, text);
}

function framed(id: RequestId, result: string): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`;
}
