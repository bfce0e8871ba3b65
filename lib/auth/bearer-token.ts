import { ProtocolFault } from '../internal.js';

/** Longest header that is looked at, in characters. */
const LONGEST = 16 * 1024 + 7;

const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * The token of a request (RFC 6750, 2.1). It is taken from the header alone:
 * what is in a URL ends up in logs.
 *
 * @param request the HTTP request, of Express, of Fastify, or in memory
 * @returns `undefined` where there is none, or a credential of another kind
 * @throws ProtocolFault `invalid-request` for several, and for one too long
 */
export function bearerToken(request: object): string | undefined {
  const headers: unknown = Reflect.get(request, 'headers');
  if (typeof headers !== 'object' || headers === null) return undefined;
  const header: unknown = Reflect.get(headers, 'authorization');
  if (typeof header !== 'string') return undefined;
  if (header.length > LONGEST) {
    throw new ProtocolFault(
      'invalid-request',
      'The Authorization header is too long.',
    );
  }
  if (timesSent(request) > 1) {
    throw new ProtocolFault(
      'invalid-request',
      'The Authorization header was sent more than once.',
    );
  }
  return BEARER.exec(header)?.[1];
}

/** Node keeps the first of several; one in front of it may have looked at the last. */
function timesSent(request: object): number {
  const raw: unknown = Reflect.get(request, 'raw');
  const message = typeof raw === 'object' && raw !== null ? raw : request;
  const lines: unknown = Reflect.get(message, 'rawHeaders');
  if (!Array.isArray(lines)) return 1;
  return lines.filter(
    (name: unknown, index) =>
      index % 2 === 0 &&
      typeof name === 'string' &&
      name.length === 13 &&
      name.toLowerCase() === 'authorization',
  ).length;
}
