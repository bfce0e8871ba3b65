/** The protocol revision each era is measured with. */
const LEGACY = '2025-11-25';
const MODERN = '2026-07-28';

const call = { name: 'add', arguments: { a: 19, b: 23 } };

/**
 * What is sent to both servers: the same headers and the same bytes.
 *
 * @typedef {object} Request
 * @property {Record<string, string>} headers
 * @property {string} body
 */

/**
 * One line of the report: an MCP server and the bare controller it is held against.
 * To add a case, add an entry here and, where it needs a new application, one
 * to `APPLICATIONS` in `servers/main.ts`.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {{ application: string, path: string }} measured
 * @property {{ application: string, path: string }} bare
 * @property {Request} request
 */

/** @type {readonly Case[]} */
export const CASES = [
  {
    name: 'call-legacy',
    measured: { application: 'mcp-plain', path: '/mcp' },
    bare: { application: 'bare-plain', path: '/bare/legacy' },
    request: legacyCall(),
  },
  {
    name: 'call-modern',
    measured: { application: 'mcp-plain', path: '/mcp' },
    bare: { application: 'bare-plain', path: '/bare/modern' },
    request: modernCall(),
  },
  {
    name: 'call-guarded',
    measured: { application: 'mcp-guarded', path: '/mcp' },
    bare: { application: 'bare-guarded', path: '/bare/modern' },
    request: modernCall({ authorization: 'Bearer benchmark' }),
  },
];

/** @returns {Request} */
function legacyCall(headers = {}) {
  return post({ 'mcp-protocol-version': LEGACY, ...headers }, call);
}

/** @returns {Request} */
function modernCall(headers = {}) {
  return post(
    {
      'mcp-protocol-version': MODERN,
      'mcp-method': 'tools/call',
      'mcp-name': call.name,
      ...headers,
    },
    {
      ...call,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': MODERN,
        'io.modelcontextprotocol/clientInfo': {
          name: 'benchmark',
          version: '1.0.0',
        },
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  );
}

/** @returns {Request} */
function post(headers, params) {
  return {
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params,
    }),
  };
}
