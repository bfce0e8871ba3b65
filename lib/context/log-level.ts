import type { LoggingLevel } from '../sdk.js';

/** The levels of RFC 5424, least severe first. */
export const LOG_LEVELS: readonly LoggingLevel[] = [
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
  const limit = LOG_LEVELS.findIndex((known) => known === threshold);
  return limit >= 0 && LOG_LEVELS.indexOf(level) >= limit;
}
