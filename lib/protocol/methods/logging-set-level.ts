import { LOG_LEVELS } from '../../context/log-level.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import type { McpMethod } from './mcp-method.js';

/**
 * `logging/setLevel` (2025-11-25, Logging). Accepted and, without a session to
 * keep it in, forgotten: each request stands alone.
 */
export const loggingSetLevel: McpMethod = (exchange, { executor }) =>
  executor.runEndpoint('configure', exchange, () => {
    const { level } = exchange.message.params;
    if (!LOG_LEVELS.some((known) => known === level)) {
      throw new ProtocolFault(
        'invalid-params',
        `level must be one of ${LOG_LEVELS.join(', ')}.`,
      );
    }
    return {};
  });
