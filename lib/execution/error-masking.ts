import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { logStack, logText } from '../errors/log-text.js';

const logger = new Logger('McpExecution');

/** What of an unexpected error the client gets to read. */
export interface MaskingOptions {
  /** Whether messages of unexpected errors are kept from clients. Default: true. */
  readonly mask: boolean;
}

/**
 * Logs an unexpected error with its stack and gives the text the client may
 * read: a reference into the log, or the message itself when unmasked.
 *
 * @param where class and method, for the log
 */
export function maskError(
  error: unknown,
  where: string,
  { mask }: MaskingOptions,
): string {
  const reference = randomBytes(4).toString('hex');
  const message = messageOf(error);
  logger.error(`[${reference}] ${where}: ${logText(message)}`, logStack(error));
  return mask ? `Internal error (log reference ${reference})` : message;
}

/** A message for anything that can be thrown; reading one may throw, too. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error
      ? String(error.message || error.name)
      : `thrown value: ${String(error)}`;
  } catch {
    return 'thrown value that has no text';
  }
}
