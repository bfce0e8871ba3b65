import { ProtocolFault } from '../errors/protocol-fault.js';
import type { InboundMessage } from '../exchange/inbound-request.js';
import { decodeMirrored, trimOws } from './header-value.js';
import type { HeaderReader } from './inbound.js';
import { shorten } from '../errors/shorten.js';

/** The param `Mcp-Name` repeats, for each method that has one (SEP-2243, SEP-2663). */
const NAME_PARAMS: ReadonlyMap<string, string> = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
  ['tasks/get', 'taskId'],
  ['tasks/update', 'taskId'],
  ['tasks/cancel', 'taskId'],
]);

/**
 * Checks the headers every modern request repeats its body in (2026-07-28,
 * Transports): version and method must be there — that they say the same has
 * been found out with the era —, and where the method has a name, `Mcp-Name`
 * must be there and say the same. Notifications need none.
 */
export function standardHeaderFault(
  message: InboundMessage,
  header: HeaderReader,
): ProtocolFault | undefined {
  if (message.id === undefined) return undefined;
  if (header('mcp-protocol-version') === undefined) {
    return mismatch('The MCP-Protocol-Version header is missing.');
  }
  if (header('mcp-method') === undefined) {
    return mismatch('The Mcp-Method header is missing.');
  }
  return nameFault(message, header('mcp-name'));
}

function nameFault(
  { method, params }: InboundMessage,
  sent: string | undefined,
): ProtocolFault | undefined {
  const param = NAME_PARAMS.get(method);
  if (param === undefined) return undefined;
  const name = params[param];
  if (sent === undefined) {
    return typeof name === 'string'
      ? mismatch(
          `The Mcp-Name header is missing; the body has params.${param}.`,
        )
      : undefined;
  }
  const said = decodeMirrored(trimOws(sent));
  if (said === undefined) {
    return mismatch('The Mcp-Name header is not valid base64 of UTF-8 text.');
  }
  return typeof name === 'string' && name !== said
    ? mismatch(
        `The Mcp-Name header says "${shorten(said)}", params.${param} of the body does not.`,
      )
    : undefined;
}

function mismatch(message: string): ProtocolFault {
  return new ProtocolFault('header-mismatch', message);
}
