import type { HttpCall, HttpHeaders } from './http-call.js';

const EXPOSED = ['Mcp-Session-Id', 'WWW-Authenticate', 'Mcp-Protocol-Version'];
const NONE: HttpHeaders = {};

/**
 * Lets scripts of other origins read the headers the protocol uses, where the
 * app's CORS lets them read the response at all; adds to what the app exposes.
 */
export function exposedHeaders(call: HttpCall): HttpHeaders {
  if (call.responseHeader('access-control-allow-origin') === undefined) {
    return NONE;
  }
  const own = call.responseHeader('access-control-expose-headers');
  const names = (own ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const known = new Set(names.map((name) => name.toLowerCase()));
  const missing = EXPOSED.filter((name) => !known.has(name.toLowerCase()));
  return {
    'access-control-expose-headers': [...names, ...missing].join(', '),
  };
}
