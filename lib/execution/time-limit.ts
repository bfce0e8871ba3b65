import { ToolError } from '../errors/tool-error.js';
import type { McpOperation } from './mcp-operation.js';
import type { OperationSteps } from './operation-steps.js';

/**
 * Waits for work no longer than allowed, not counting what the client took to
 * answer the handler's questions. Past the limit the exchange's signal aborts
 * and the model is told; what the handler still does is its own affair.
 *
 * @param limit milliseconds; none waits for ever. And what was asked for, such as `tool "forecast"`
 * @throws ToolError past the limit
 */
export function withinLimit<T>(
  work: Promise<T>,
  { timeoutMs, target }: Pick<OperationSteps<unknown>, 'timeoutMs' | 'target'>,
  operation: McpOperation,
): Promise<T> {
  return timeoutMs === undefined
    ? work
    : race(work, timeoutMs, target, operation);
}

async function race<T>(
  work: Promise<T>,
  limitMs: number,
  target: string,
  { exchange, context, caller }: McpOperation,
): Promise<T> {
  // What the calling handler waited for before is none of this one's.
  const beforeMs = caller?.context.begun?.waitedMs ?? 0;
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    let creditedMs = 0;
    const onTime = () => {
      const waitedMs =
        (context.begun?.waitedMs ?? beforeMs) - beforeMs - creditedMs;
      if (waitedMs >= 1) {
        creditedMs += waitedMs;
        timer = setTimeout(onTime, waitedMs);
        return;
      }
      const error = new ToolError(
        `The call of ${target} did not finish within ${limitMs} ms.`,
      );
      exchange.cancel(error);
      reject(error);
    };
    timer = setTimeout(onTime, limitMs);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
    // Work that fails after its time is up must not become an unhandled rejection.
    work.catch(() => undefined);
  }
}
