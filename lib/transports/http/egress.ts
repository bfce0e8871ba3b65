import type { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpEra } from '../../exchange/era.js';
import type { RequestId } from '../../exchange/inbound-request.js';
import {
  type ErrorReply,
  type Reply,
  serializeReply,
} from '../../protocol/reply.js';
import { errorStatus, faultHeaders } from './fault-status.js';
import type { HttpCall, HttpHeaders } from './http-call.js';
import type { HttpResponder } from './http-responder.js';

/**
 * Answers a single request, or reports that a notification was refused.
 *
 * @param headers to send besides those a fault brings
 */
export function sendReply(
  call: HttpCall,
  responder: HttpResponder,
  reply: Reply,
  era: McpEra,
  headers: HttpHeaders = {},
): void {
  responder.answer(
    replyStatus(reply, era),
    { ...replyHeaders(reply, call), ...headers },
    serializeReply(reply),
  );
}

/** Answers a request that was turned down before anything ran. */
export function sendFault(
  call: HttpCall,
  responder: HttpResponder,
  fault: ProtocolFault,
  id: RequestId | null,
  headers?: HttpHeaders,
): void {
  const { code, message, data } = fault;
  const reply: ErrorReply = {
    id,
    error: { code, message, ...(data !== undefined && { data }) },
    fault,
  };
  sendReply(call, responder, reply, 'modern', headers);
}

/**
 * Answers a batch: an array, or one event for each reply on a stream. A status
 * that all replies share stands for the whole, so that a caller without
 * credentials is told so.
 */
export function sendBatch(
  call: HttpCall,
  responder: HttpResponder,
  replies: readonly Reply[],
): void {
  // Beside answers, a notification that was refused has none.
  const answers = replies.filter(({ id }) => id !== null);
  const sent = answers.length > 0 ? answers : replies;
  const texts = sent.map(serializeReply);
  if (responder.streaming) {
    responder.answerAll(texts);
    return;
  }
  const statuses = new Set(sent.map((reply) => replyStatus(reply, 'legacy')));
  const [status = 200] = statuses.size === 1 ? statuses : [];
  const [first] = sent;
  responder.answer(
    status,
    status === 200 || !first ? {} : replyHeaders(first, call),
    `[${texts.join()}]`,
  );
}

function replyStatus(reply: Reply, era: McpEra): number {
  return 'error' in reply ? errorStatus(reply, era) : 200;
}

function replyHeaders(reply: Reply, call: HttpCall): HttpHeaders {
  return 'error' in reply && reply.fault ? faultHeaders(reply.fault, call) : {};
}

/** Takes note of messages that have no answer. */
export function sendAccepted(responder: HttpResponder): void {
  responder.answer(202, {}, '');
}
