import { type BadInput, call, error, toolResult } from '../bad-input.js';

const NOT_ALLOWED = error(-32000, 'Only POST is served here.');
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
  verb('GET'),
  verb('PUT'),
  verb('PATCH'),
  verb('DELETE'),
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
    headers: { allow: 'POST' },
    request: (era) => {
      const request = call(era, 'echo', { text: 'hello' });
      return method === 'GET'
        ? { ...request, method, body: '' }
        : { ...request, method };
    },
  };
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
