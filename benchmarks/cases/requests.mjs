/** The protocol revision each era is measured with. */
const LEGACY = '2025-11-25';
const MODERN = '2026-07-28';

const CLIENT = { name: 'benchmark', version: '1.0.0' };

/** What is called nearly everywhere. */
const ADD = { name: 'add', arguments: { a: 19, b: 23 } };

/** What every answer to that contains, whatever stands around it. */
export const SUM = '19 + 23 = 42';

/**
 * What is sent to all servers of a case: the same headers and the same bytes.
 *
 * @typedef {object} Request
 * @property {Record<string, string>} headers
 * @property {string} body
 */

/**
 * A tool call as clients up to 2025-11-25 make it.
 *
 * @param {{ name: string, arguments: object, _meta?: object }} [call]
 * @returns {Request}
 */
export function legacyCall(call = ADD) {
  return legacy('tools/call', call);
}

/**
 * A tool call as clients of 2026-07-28 make it.
 *
 * @param {Record<string, string>} [headers]
 * @param {string} [name] of the tool
 * @returns {Request}
 */
export function modernCall(headers = {}, name = ADD.name) {
  return modern('tools/call', name, { ...ADD, name }, headers);
}

/**
 * A request as clients up to 2025-11-25 make it.
 *
 * @param {string} method
 * @param {object} params
 * @param {Record<string, string>} [headers]
 * @returns {Request}
 */
export function legacy(method, params, headers = {}) {
  return post(method, { 'mcp-protocol-version': LEGACY, ...headers }, params);
}

/**
 * A request as clients of 2026-07-28 make it.
 *
 * @param {string} method
 * @param {string | undefined} name what `Mcp-Name` repeats
 * @param {object} params
 * @param {Record<string, string>} [headers]
 * @returns {Request}
 */
export function modern(method, name, params, headers = {}) {
  return post(
    method,
    {
      'mcp-protocol-version': MODERN,
      'mcp-method': method,
      ...(name === undefined ? {} : { 'mcp-name': name }),
      ...headers,
    },
    {
      ...params,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': MODERN,
        'io.modelcontextprotocol/clientInfo': CLIENT,
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
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
      clientInfo: CLIENT,
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
