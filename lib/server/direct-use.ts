import { McpException } from '../errors/mcp.exception.js';
import { McpExchange } from '../exchange/mcp-exchange.js';
import type { McpDispatcher } from '../protocol/dispatcher.js';
import { serializeReply } from '../protocol/reply.js';
import { DirectChannel, type DirectCaller } from './direct-channel.js';

/** How the application uses a component of its own server. */
export interface DirectUseOptions extends DirectCaller {
  /** Which version, where there are several. Default: the highest. */
  readonly version?: string;
}

/** The handshake revision results look like: the plain ones, without what modern clients keep them by. */
const VERSION = '2025-11-25';

let uses = 0;

/**
 * Asks a server something as a client would, without one: guards, interceptors,
 * validation and limits apply. Progress and log messages go nowhere, and a
 * handler that asks its client fails as with one that cannot be asked.
 *
 * @param method such as `tools/call`
 * @returns the result as JSON has it
 * @throws McpException what a client would be answered; the signal's reason when it aborts
 */
export async function useDirectly<T>(
  dispatcher: McpDispatcher,
  method: string,
  params: Readonly<Record<string, unknown>>,
  { version, ...caller }: DirectUseOptions,
): Promise<T> {
  const { signal } = caller;
  signal?.throwIfAborted();
  uses += 1;
  const sent: Readonly<Record<string, unknown>> = JSON.parse(
    JSON.stringify(params),
  );
  const message = {
    id: `direct-${uses}`,
    method,
    params: {
      ...sent,
      ...(version !== undefined && {
        _meta: { 'nest-fastmcp/version': version },
      }),
    },
  };
  const exchange = new McpExchange({
    era: 'legacy',
    version: VERSION,
    message,
    client: { capabilities: {} },
    channel: new DirectChannel(caller, message),
    principal: dispatcher.profile.principal,
  });
  return untilAborted(signal, exchange, answered<T>(dispatcher, exchange));
}

async function answered<T>(
  dispatcher: McpDispatcher,
  exchange: McpExchange,
): Promise<T> {
  const reply = await dispatcher.dispatch(exchange);
  if (!reply) throw new Error('It was cancelled.');
  if ('fault' in reply && reply.fault) throw reply.fault;
  const answer: Answer<T> = JSON.parse(serializeReply(reply));
  if ('result' in answer) return answer.result;
  const { code, message, data } = answer.error;
  throw new McpException(code, message, data);
}

type Answer<T> =
  | { readonly result: T }
  | {
      readonly error: {
        readonly code: number;
        readonly message: string;
        readonly data?: unknown;
      };
    };

async function untilAborted<T>(
  signal: AbortSignal | undefined,
  exchange: McpExchange,
  work: Promise<T>,
): Promise<T> {
  if (!signal) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      const reason: unknown = signal.reason;
      const error =
        reason instanceof Error ? reason : new Error('The use was aborted.');
      exchange.cancel(error);
      reject(error);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
