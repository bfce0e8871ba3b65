import { McpException } from '../../errors/mcp.exception.js';
import { FAULT_CODES } from '../../errors/protocol-fault.js';
import type { McpExchange } from '../../exchange/mcp-exchange.js';
import { digestOf } from '../../schema/stable-json.js';

/** Longest handle, in characters. */
const LONGEST_HANDLE = 200;

/**
 * Names whose state a call has: that of its session or connection up to
 * 2025-11-25, of its principal from then on, when each request stands alone.
 * Digested, so that the store tells nobody's name.
 *
 * @throws McpException when there is neither
 */
export function callerScope({ era, channel, principal }: McpExchange): string {
  const session =
    era === 'legacy' ? (channel.session?.id ?? channel.scope) : undefined;
  // A session is its caller's; until the guards have run, anybody may name it.
  if (session !== undefined) {
    return digestOf(['session', session, principal ?? null]);
  }
  if (principal !== undefined) return digestOf(['principal', principal]);
  throw new McpException(
    FAULT_CODES.internal,
    'ctx.state needs to know whose state it is: a session, which clients up to 2025-11-25 have, or a principal, as authentication or the principal option of McpModule gives one. For anonymous callers give out a handle that is hard to guess, and use ctx.state.of(handle).',
  );
}

/**
 * Names the state under a handle: that of a principal, or of whoever knows the
 * handle among anonymous callers.
 *
 * @throws TypeError for a handle that is empty or longer than 200 characters
 */
export function handleScope(
  { principal }: McpExchange,
  handle: string,
): string {
  if (handle !== '' && handle.length <= LONGEST_HANDLE) {
    return digestOf(['handle', principal ?? null, handle]);
  }
  throw new TypeError(
    `A handle of ctx.state has from 1 to ${LONGEST_HANDLE} characters, not ${handle.length}.`,
  );
}
