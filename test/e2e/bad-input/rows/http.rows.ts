import type { WireRequest } from '../../support/wire.js';
import { type BadInput, call, error, toolResult } from '../bad-input.js';

const NOT_ALLOWED = error(-32000, 'Only GET, POST and DELETE are served here.');
const NO_SESSION = error(-32001, 'Session not found');
const NOT_ACCEPTABLE = error(
  -32000,
  'Accept must allow both application/json and text/event-stream.',
);
const BAD_HOST = error(
  -32000,
  'The Host header names no host of this server. Hosts other than localhost go into the allowedHosts option.',
);
const BAD_ORIGIN = error(
  -32000,
  'Requests from this origin are not allowed. Origins of browser clients go into the allowedOrigins option.',
);

/** Requests that are wrong as HTTP: verb, where they come from and go to, what they accept. */
export const HTTP_ROWS: readonly BadInput[] = [
  sessionless('GET'),
  sessionless('DELETE'),
  unknownSession('GET'),
  unknownSession('DELETE'),
  unknownSession('POST'),
  verb('PUT'),
  verb('PATCH'),
  origin('a foreign Origin', 'https://evil.example'),
  origin('the Origin null, of a sandboxed page', 'null'),
  origin(
    'an Origin that only begins like localhost',
    'http://localhost.evil.example',
  ),
  origin('an Origin that is no URL', 'evil'),
  host('a foreign Host at a loopback address', 'evil.example'),
  host(
    'a Host that only begins like a loopback address',
    '127.0.0.1.evil.example',
  ),
  host('a Host with user info', 'localhost@evil.example'),
  accept('an Accept without text/event-stream', 'application/json'),
  accept('an Accept without application/json', 'text/event-stream'),
  accept('an Accept that allows neither', 'text/html'),
  accept(
    'an Accept that refuses both',
    'application/json;q=0, text/event-stream;q=0',
  ),
  {
    input: 'an Accept that allows neither',
    era: 'modern',
    status: 200,
    outcome: toolResult('hello'),
    request: (era) =>
      call(
        era,
        'echo',
        { text: 'hello' },
        { headers: { accept: 'text/html' } },
      ),
  },
];

function verb(method: string): BadInput {
  return {
    input: `${method} at the endpoint`,
    era: 'both',
    status: 405,
    outcome: NOT_ALLOWED,
    headers: { allow: 'GET, POST, DELETE' },
    request: (era) => ({ ...call(era, 'echo', { text: 'hello' }), method }),
  };
}

function sessionless(method: string): BadInput {
  return {
    input: `${method} without a session`,
    era: 'legacy',
    status: 400,
    outcome: error(-32600, `${method} needs the Mcp-Session-Id header.`),
    request: (era) => bodiless(call(era, 'echo', { text: 'hello' }), method),
  };
}

function unknownSession(method: string): BadInput {
  return {
    input: `${method} for a session there is not`,
    era: 'legacy',
    status: 404,
    outcome: NO_SESSION,
    request: (era) => {
      const headers = { 'mcp-session-id': 'nonsense' };
      const request = call(era, 'echo', { text: 'hello' }, { headers });
      return method === 'POST' ? request : bodiless(request, method);
    },
  };
}

function bodiless(request: WireRequest, method: string): WireRequest {
  return { ...request, method, body: '' };
}

function origin(input: string, value: string): BadInput {
  return {
    input,
    era: 'both',
    status: 403,
    outcome: BAD_ORIGIN,
    request: (era) =>
      call(era, 'echo', { text: 'hello' }, { headers: { origin: value } }),
  };
}

function host(input: string, value: string): BadInput {
  return {
    input,
    era: 'both',
    status: 403,
    outcome: BAD_HOST,
    wireOnly: true,
    request: (era) =>
      call(era, 'echo', { text: 'hello' }, { headers: { host: value } }),
  };
}

function accept(input: string, value: string): BadInput {
  return {
    input,
    era: 'legacy',
    status: 406,
    outcome: NOT_ACCEPTABLE,
    request: (era) =>
      call(era, 'echo', { text: 'hello' }, { headers: { accept: value } }),
  };
}
