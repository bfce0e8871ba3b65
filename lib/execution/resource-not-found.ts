import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';
import type { McpEra } from '../exchange/era.js';

/** A code of its own until 2025-11-25, invalid params since (2026-07-28, Resources). */
const NOT_FOUND: Readonly<Record<McpEra, number>> = {
  legacy: -32002,
  modern: FAULT_CODES['invalid-params'],
};

/**
 * The error for a URI that leads nowhere.
 *
 * @param message the application's own words, where it has any
 */
export function resourceNotFound(
  uri: string,
  era: McpEra,
  message = 'Resource not found',
): McpException {
  return new McpException(NOT_FOUND[era], message, { uri });
}
