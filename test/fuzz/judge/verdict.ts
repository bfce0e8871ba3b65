import type { FuzzRequest } from '../generate/fuzz-request.js';
import { type FuzzAnswer, type Sent, messagesIn } from './answer.js';
import { mayBeHostile } from './json.js';
import type { Owed } from './owed.js';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const INTERNAL_ERROR = -32603;

/** Statuses of requests whose body was never looked at, so that their id is not known. */
const UNREAD: ReadonlySet<number> = new Set([403, 405, 406, 413, 415, 503]);

/** Handlers that fail on purpose, and are answered for with an internal error. */
const MAY_BREAK = /"(?:odd|fail|promise)"|fuzz:\/\/failing\//i;

/** What a stack trace would give away. */
const TRACE = /node_modules|\bat .+\.js:\d+/;

/**
 * Judges the answer to a request by the rules every server must keep, whatever
 * it offers: each id owed is answered once, nothing else is, no internals leak.
 *
 * @param isCancelled whether somebody may have cancelled the request
 * @returns what is wrong
 */
export function problemWith(
  request: FuzzRequest,
  owed: Owed,
  answer: FuzzAnswer,
  isCancelled: boolean,
): string | undefined {
  const { status, text } = answer;
  if (TRACE.test(text)) return 'The answer holds a stack trace.';
  const messages = messagesIn(answer);
  const replies = messages.filter(({ method }) => method === undefined);
  for (const reply of replies) {
    const wrong = malformed(reply) ?? unexpected(reply, request, status);
    if (wrong) return wrong;
  }
  if (messages.some((each) => 'method' in each && 'id' in each)) {
    return 'A request was sent to the client.';
  }
  const refusal = replies.find(({ id }) => id === null);
  if (refusal) return wrongRefusal(request, owed, status, refusal);
  return misanswered(owed, status, replies, isCancelled);
}

/** A reply has an id, and either a result or an error with code and message (JSON-RPC 2.0 §5). */
function malformed(reply: Sent): string | undefined {
  const { id, result, error } = reply;
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') {
    return `A reply has the id ${JSON.stringify(id)}.`;
  }
  if (error === undefined) {
    return typeof result === 'object' && result !== null
      ? undefined
      : 'A reply has neither result nor error.';
  }
  const { code, message }: Sent = Object(error);
  if (result !== undefined) return 'A reply has result and error.';
  return Number.isInteger(code) && typeof message === 'string' && message !== ''
    ? undefined
    : 'An error has no code or no message.';
}

function unexpected(
  { error }: Sent,
  { headers, body }: FuzzRequest,
  status: number,
): string | undefined {
  if (error === undefined) {
    return status === 200 ? undefined : `A result came with ${status}.`;
  }
  if ('x-deny' in headers) return undefined;
  const { code }: Sent = Object(error);
  const isInternal = code === INTERNAL_ERROR && !MAY_BREAK.test(body);
  return isInternal || status >= 500 ? 'The server failed.' : undefined;
}

/** Without an id only what could not be read may be refused, and notifications. */
function wrongRefusal(
  { body, httpMethod, malformed: isMalformed }: FuzzRequest,
  owed: Owed,
  status: number,
  { error }: Sent,
): string | undefined {
  const { code }: Sent = Object(error);
  if (error === undefined) return 'A result has no id.';
  if (status < 400) return `A refusal came with ${status}.`;
  const wasUnread =
    !owed.readable ||
    UNREAD.has(status) ||
    // GET and DELETE are for sessions: what is in their bodies is no message.
    httpMethod !== 'POST' ||
    isMalformed ||
    code === PARSE_ERROR ||
    (code === INVALID_REQUEST && mayBeHostile(body));
  return owed.ids.length === 0 || wasUnread
    ? undefined
    : 'A request was refused without its id.';
}

function misanswered(
  { ids }: Owed,
  status: number,
  replies: readonly Sent[],
  isCancelled: boolean,
): string | undefined {
  const answered = replies.map(({ id }) => JSON.stringify(id)).sort();
  const asked = [...ids].sort();
  const missing = [...asked];
  const isOwed = answered.every((id) => {
    const at = missing.indexOf(id);
    if (at >= 0) missing.splice(at, 1);
    return at >= 0;
  });
  if (!isOwed || (missing.length > 0 && !isCancelled)) {
    return `Owed were answers to [${asked.join()}], given to [${answered.join()}].`;
  }
  return ids.length === 0 && status !== 202
    ? `Nothing was owed, but the status is ${status}.`
    : undefined;
}
