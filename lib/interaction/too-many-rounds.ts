import { McpException } from '../errors/mcp.exception.js';
import { FAULT_CODES } from '../errors/protocol-fault.js';

/** Why a call that goes on asking is ended. */
export function tooManyRounds(rounds: number): McpException {
  return new McpException(
    FAULT_CODES.internal,
    `The call has asked its client ${rounds} times and is not done. Ask several questions at once with Promise.all(), and see that none differs from run to run; McpModule.forRoot({ interaction: { maxRounds } }) sets the limit.`,
  );
}
