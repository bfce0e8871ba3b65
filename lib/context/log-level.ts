import type { LoggingLevel } from '../sdk.js';

const LEVELS: readonly LoggingLevel[] = [
  'debug',
  'info',
  'notice',
  'warning',
  'error',
  'critical',
  'alert',
  'emergency',
];

/** Whether a message of a level passes a threshold (RFC 5424 order); an unknown threshold lets nothing pass. */
export function passesLevel(level: LoggingLevel, threshold: string): boolean {
  const limit = LEVELS.findIndex((known) => known === threshold);
  return limit >= 0 && LEVELS.indexOf(level) >= limit;
}
