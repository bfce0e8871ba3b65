import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { LoggingLevel } from '../../sdk.js';
import type { McpMethod } from './mcp-method.js';

const LEVELS: Readonly<Record<LoggingLevel, true>> = {
  debug: true,
  info: true,
  notice: true,
  warning: true,
  error: true,
  critical: true,
  alert: true,
  emergency: true,
};

/**
 * `logging/setLevel` (2025-11-25, Logging). Accepted and, without a session to
 * keep it in, forgotten: each request stands alone.
 */
export const loggingSetLevel: McpMethod = (exchange, { executor }) =>
  executor.runEndpoint('configure', exchange, () => {
    const { level } = exchange.message.params;
    if (typeof level !== 'string' || !Object.hasOwn(LEVELS, level)) {
      throw new ProtocolFault(
        'invalid-params',
        `level must be one of ${Object.keys(LEVELS).join(', ')}.`,
      );
    }
    return {};
  });
