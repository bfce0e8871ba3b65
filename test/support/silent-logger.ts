import type { LoggerService } from '@nestjs/common';

const silence = (): void => undefined;

/** For tests of what goes wrong on purpose: keeps it out of the test's output. */
export const silentLogger: LoggerService = {
  log: silence,
  warn: silence,
  error: silence,
};
