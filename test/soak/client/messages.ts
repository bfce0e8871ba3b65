/** Headers of a request by name. */
export type Headers = Readonly<Record<string, string>>;

/** What is sent with POST. */
export interface Message {
  readonly headers: Headers;
  readonly body: string;
}

const LEGACY = '2025-11-25';
const MODERN = '2026-07-28';
const META = 'io.modelcontextprotocol/';
const CLIENT = { name: 'soak', version: '1.0.0' };

/** What every request may be answered with. */
export const ACCEPT: Headers = {
  accept: 'application/json, text/event-stream',
};
const COMMON: Headers = { ...ACCEPT, 'content-type': 'application/json' };

/** The handshake of a session. */
export const INITIALIZE: Message = {
  headers: COMMON,
  body: JSON.stringify({
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: { protocolVersion: LEGACY, capabilities: {}, clientInfo: CLIENT },
  }),
};

/** A request within a session, or without one. */
export function request(
  method: string,
  params: object = {},
  session: Headers = {},
): Message {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  return { headers: { ...COMMON, ...session }, body };
}

/** A call of a tool without arguments that wants to know how far it is. */
export function call(name: string, session: Headers): Message {
  const _meta = { progressToken: 'p' };
  return request('tools/call', { name, arguments: {}, _meta }, session);
}

/** A request of the modern era, which needs no session. */
export function modern(
  method: string,
  params: Readonly<Record<string, unknown>>,
): Message {
  const _meta = {
    [`${META}protocolVersion`]: MODERN,
    [`${META}clientInfo`]: CLIENT,
    [`${META}clientCapabilities`]: {},
    [`${META}logLevel`]: 'info',
  };
  const { name } = params;
  return request(
    method,
    { ...params, _meta },
    {
      'mcp-protocol-version': MODERN,
      'mcp-method': method,
      ...(typeof name === 'string' && { 'mcp-name': name }),
    },
  );
}
