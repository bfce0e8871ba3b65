import { McpException } from '../../errors/mcp.exception.js';
import { FAULT_CODES } from '../../errors/protocol-fault.js';

/** That sampling came to nothing, though the client could be asked. */
export function samplingFailed(reason: string): McpException {
  return new McpException(FAULT_CODES.internal, `Sampling failed: ${reason}`);
}
