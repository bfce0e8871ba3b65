import type { LoggerService } from '@nestjs/common';

/** Contexts that log an error only when the library itself has made a mistake. */
const OURS: ReadonlySet<unknown> = new Set(['McpHttp', 'ExceptionsHandler']);

const silence = (): void => undefined;

/** Keeps what handlers do wrong on purpose quiet, and what nobody foresaw for the report. */
export class WatchfulLogger implements LoggerService {
  readonly problems: string[] = [];
  readonly log = silence;
  readonly warn = silence;

  error(message: unknown, ...rest: readonly unknown[]): void {
    if (OURS.has(rest.at(-1))) this.problems.push(String(message));
  }
}
