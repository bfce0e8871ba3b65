import { Logger } from '@nestjs/common';
import { serializeReply } from '../../lib/protocol/reply.js';
import {
  type ExchangeOptions,
  dispatcherOf,
  exchangeOf,
  tool,
} from './fixtures.js';

/** What most specs of the dispatcher serve. */
export const tools = [tool('echo'), tool('wait')];

/** The reply to a request as a client reads it, and the kind of its fault. */
export async function ask(
  dispatcher: ReturnType<typeof dispatcherOf>,
  method: string,
  params: Record<string, unknown> = {},
  options: ExchangeOptions = {},
) {
  const reply = await dispatcher.dispatch(
    exchangeOf(method, params, options).exchange,
  );
  return (
    reply && {
      ...JSON.parse(serializeReply(reply)),
      kind: 'error' in reply ? reply.fault?.kind : undefined,
    }
  );
}

export const legacy = { era: 'legacy' } as const;

/** The errors a test logs, which go nowhere else. */
export function recordErrors(): readonly unknown[][] {
  const logged: unknown[][] = [];
  beforeEach(() => {
    logged.length = 0;
    Logger.overrideLogger({
      log() {},
      warn() {},
      error: (...args: unknown[]) => logged.push(args),
    });
  });
  afterAll(() => Logger.overrideLogger(false));
  return logged;
}
