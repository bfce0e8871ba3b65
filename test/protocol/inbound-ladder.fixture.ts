import { ProtocolFault } from '../../lib/errors/protocol-fault.js';
import { classify } from '../../lib/protocol/inbound-ladder.js';
import { legacyFault } from '../../lib/protocol/legacy-ladder.js';
import { MODERN, envelope } from './fixtures.js';

export const META = 'io.modelcontextprotocol/';
export const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
export const modernList = { ...list, params: { _meta: envelope() } };
export const modernHeaders = {
  'mcp-protocol-version': MODERN,
  'mcp-method': 'tools/list',
};

/** What the ladder makes of a message. */
export function on(
  body: unknown,
  headers: Record<string, string> = {},
  httpMethod = 'POST',
) {
  return classify({ httpMethod, body, header: (name) => headers[name] });
}

/** What is wrong with it, in either era. */
export function faultOf(...args: Parameters<typeof on>) {
  const inbound = on(...args);
  if (!(inbound instanceof ProtocolFault) && inbound.era === 'modern')
    return undefined;
  const fault =
    inbound instanceof ProtocolFault ? inbound : legacyFault(inbound);
  return fault && { kind: fault.kind, code: fault.code, data: fault.data };
}
