import { ToolError } from '../errors/tool-error.js';
import type { McpExchange } from '../exchange/mcp-exchange.js';

/**
 * Waits for work no longer than allowed. Past the limit the exchange's signal
 * aborts and the model is told; what the handler still does is its own affair.
 *
 * @param limitMs milliseconds; none waits for ever
 * @param target what was asked for, such as `tool "forecast"`
 * @throws ToolError past the limit
 */
export function withinLimit<T>(
  work: Promise<T>,
  limitMs: number | undefined,
  target: string,
  exchange: McpExchange,
): Promise<T> {
  return limitMs === undefined ? work : race(work, limitMs, target, exchange);
}

async function race<T>(
  work: Promise<T>,
  limitMs: number,
  target: string,
  exchange: McpExchange,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new ToolError(
        `The call of ${target} did not finish within ${limitMs} ms.`,
      );
      exchange.cancel(error);
      reject(error);
    }, limitMs);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
    // Work that fails after its time is up must not become an unhandled rejection.
    work.catch(() => undefined);
  }
}
