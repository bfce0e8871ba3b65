import { LOG_LEVELS } from '../../context/log-level.js';
import { ProtocolFault } from '../../errors/protocol-fault.js';
import { changeSession } from '../../exchange/session-change.js';
import type { McpMethod } from './mcp-method.js';

/**
 * `logging/setLevel` (2025-11-25, Logging). Kept for the connection or session;
 * where there is none, each request stands alone, and it is accepted and forgotten.
 */
export const loggingSetLevel: McpMethod = (exchange, { executor }) =>
  executor.runEndpoint('configure', exchange, async () => {
    const { level } = exchange.message.params;
    const known = LOG_LEVELS.find((name) => name === level);
    if (known === undefined) {
      throw new ProtocolFault(
        'invalid-params',
        `level must be one of ${LOG_LEVELS.join(', ')}.`,
      );
    }
    const { session } = exchange.channel;
    if (session)
      await changeSession(session, { kind: 'log-level', level: known });
    return {};
  });
