import { HttpException, Logger } from '@nestjs/common';
import { logText } from '../errors/log-text.js';
import { isObject } from '../schema/is-object.js';
import { messageOf } from './error-masking.js';

const logger = new Logger('McpExecution');

const TIMED_OUT = 'Upstream request timed out, please retry.';
const RATE_LIMITED = 'Rate limited by the upstream API, please retry later.';

/** Codes of sockets, of undici, which is behind `fetch`, and of older clients. */
const TIMEOUT_CODE =
  /^(ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/;

/** How far causes are followed: clients wrap an error once or twice, a hostile one for ever. */
const DEEPEST_CAUSE = 5;

/**
 * What a client may read of a failure of something the handler called: that it
 * took too long, or had enough of us. Both say nothing of the server, and that
 * trying again helps. The failure itself is logged.
 *
 * @param where class and method, for the log
 * @returns `undefined` when the error is neither
 */
export function upstreamFailure(
  error: unknown,
  where: string,
): string | undefined {
  const text = textFor(error);
  if (text !== undefined) {
    logger.warn(`${where}: ${logText(messageOf(error))}`);
  }
  return text;
}

function textFor(error: unknown): string | undefined {
  try {
    let cause = error;
    for (let depth = 0; depth < DEEPEST_CAUSE && isObject(cause); depth += 1) {
      if (isTimeout(cause)) return TIMED_OUT;
      if (isRateLimit(cause)) return RATE_LIMITED;
      cause = cause['cause'];
    }
  } catch {
    // Reading what was thrown may throw, too: then it is nothing we know.
  }
  return undefined;
}

function isTimeout(error: Readonly<Record<string, unknown>>): boolean {
  const { name, code, message } = error;
  if (error instanceof HttpException) return error.getStatus() === 504;
  return (
    name === 'TimeoutError' ||
    (typeof code === 'string' && TIMEOUT_CODE.test(code)) ||
    // What axios calls its own timeouts, and some other ends of a connection.
    (code === 'ECONNABORTED' && /timeout/i.test(String(message))) ||
    statusOf(error) === 504
  );
}

function isRateLimit(error: Readonly<Record<string, unknown>>): boolean {
  return !(error instanceof HttpException) && statusOf(error) === 429;
}

function statusOf(error: Readonly<Record<string, unknown>>): unknown {
  const { status, statusCode, response } = error;
  return (
    status ??
    statusCode ??
    (isObject(response) ? response['status'] : undefined)
  );
}
