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
 * One line of the report: an MCP server and what it is held against, a bare
 * controller or the same server with less to look through.
 * To add a case, add an entry here and, where it needs a new application, one
 * to `APPLICATIONS` in `servers/main.ts`.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {{ application: string, path: string }} measured
 * @property {{ application: string, path: string }} reference
 * @property {number} ceiling how many times the reference it may cost
 * @property {Request} request
 * @property {boolean} [session] whether the request belongs to a session, opened before anything is measured
 */

/** A call may cost this much more than a bare controller doing the same. */
const CEILING = 1.25;

/** @type {readonly Case[]} */
export const CASES = [
  {
    name: 'call-legacy',
    measured: { application: 'mcp-plain', path: '/mcp' },
    reference: { application: 'bare-plain', path: '/bare/legacy' },
    ceiling: CEILING,
    request: legacyCall(),
  },
  {
    name: 'call-session',
    measured: { application: 'mcp-plain', path: '/mcp' },
    reference: { application: 'bare-plain', path: '/bare/legacy' },
    ceiling: 1.4,
    request: legacyCall(),
    session: true,
  },
  {
    name: 'call-modern',
    measured: { application: 'mcp-plain', path: '/mcp' },
    reference: { application: 'bare-plain', path: '/bare/modern' },
    ceiling: CEILING,
    request: modernCall(),
  },
  {
    name: 'call-guarded',
    measured: { application: 'mcp-guarded', path: '/mcp' },
    reference: { application: 'bare-guarded', path: '/bare/modern' },
    ceiling: CEILING,
    request: modernCall({ authorization: 'Bearer benchmark' }),
  },
  {
    name: 'read-1000-templates',
    measured: { application: 'mcp-templates-1000', path: '/mcp' },
    reference: { application: 'mcp-templates-10', path: '/mcp' },
    ceiling: 1.1,
    request: modern('resources/read', 'items://kind-7/42', {
      uri: 'items://kind-7/42',
    }),
  },
];

/** @returns {Request} */
function legacyCall(headers = {}) {
  return post(
    'tools/call',
    { 'mcp-protocol-version': LEGACY, ...headers },
    call,
  );
}

/** The handshake a session begins with. @returns {Request} */
export function handshake() {
  return post(
    'initialize',
    {},
    {
      protocolVersion: LEGACY,
      capabilities: { roots: {}, sampling: {}, elicitation: {} },
      clientInfo: { name: 'benchmark', version: '1.0.0' },
    },
  );
}

/** @returns {Request} */
function modernCall(headers = {}) {
  return modern('tools/call', call.name, call, headers);
}

/**
 * @param {string} method
 * @param {string} name what `Mcp-Name` repeats
 * @param {object} params
 * @returns {Request}
 */
function modern(method, name, params, headers = {}) {
  return post(
    method,
    {
      'mcp-protocol-version': MODERN,
      'mcp-method': method,
      'mcp-name': name,
      ...headers,
    },
    {
      ...params,
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
function post(method, headers, params) {
  return {
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  };
}
