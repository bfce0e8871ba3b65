import {
  FAULT_CODES,
  type FaultKind,
  type ProtocolFault,
} from '../../errors/protocol-fault.js';
import { ThrottledFault } from '../../errors/throttled-fault.js';
import type { McpEra } from '../../exchange/era.js';
import type { ErrorReply } from '../../protocol/reply.js';
import type { HttpCall, HttpHeaders } from './http-call.js';
import { ShuttingDownFault } from './shutting-down-fault.js';

const STATUSES: Readonly<Record<FaultKind, number>> = {
  parse: 400,
  'invalid-request': 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  'not-acceptable': 406,
  'method-not-allowed': 405,
  'bad-host': 403,
  'bad-origin': 403,
  'header-mismatch': 400,
  'unsupported-version': 400,
  'missing-capability': 400,
  'bad-envelope': 400,
  'method-not-found': 404,
  'invalid-params': 200,
  unauthenticated: 401,
  forbidden: 403,
  'insufficient-scope': 403,
  throttled: 429,
  refused: 403,
  'session-not-found': 404,
  conflict: 409,
  internal: 500,
};

const HEADERS: Partial<Readonly<Record<FaultKind, HttpHeaders>>> = {
  'method-not-allowed': { allow: 'POST' },
  'too-large': { connection: 'close' },
  unauthenticated: { 'www-authenticate': 'Bearer' },
  throttled: { 'retry-after': '1' },
};

/** When to come back where something needed is away, in seconds. */
const RETRY_S = '5';

/** Only the modern era has a status of its own for these (2026-07-28, Transports). */
const IN_BAND_ON_LEGACY: ReadonlySet<FaultKind> = new Set([
  'method-not-found',
  'missing-capability',
]);

/**
 * The HTTP status of an error. What a handler made of a request that was let in
 * is the payload of a 200; only a request turned down has a status of its own.
 */
export function errorStatus({ error, fault }: ErrorReply, era: McpEra): number {
  if (!fault) {
    // The one code whose status the specification ties to the error itself.
    const missing = error.code === FAULT_CODES['missing-capability'];
    return missing && era === 'modern' ? 400 : 200;
  }
  if (era === 'legacy' && IN_BAND_ON_LEGACY.has(fault.kind)) return 200;
  return fault.status ?? STATUSES[fault.kind];
}

/** The headers that go with a fault, less those a guard has set already. */
export function faultHeaders(
  fault: ProtocolFault,
  call: HttpCall,
): HttpHeaders {
  // A connection that is kept alive would keep the server from closing.
  const closes = fault instanceof ShuttingDownFault;
  const headers = closes
    ? { connection: 'close' }
    : {
        ...(fault.status === 503 && { 'retry-after': RETRY_S }),
        ...HEADERS[fault.kind],
        ...challengeHeader(fault),
        ...(fault instanceof ThrottledFault && {
          'retry-after': String(fault.retryAfter),
        }),
      };
  return Object.fromEntries(
    Object.entries(headers ?? {}).filter(
      ([name]) => call.responseHeader(name) === undefined,
    ),
  );
}

/** What a caller is told to come back with (RFC 6750, 3). */
function challengeHeader({ challenge }: ProtocolFault): HttpHeaders {
  if (!challenge) return {};
  const { error, scopes = [], resourceMetadata } = challenge;
  const parameters = [
    ...(error ? [`error="${error}"`] : []),
    ...(scopes.length > 0 ? [`scope="${scopes.join(' ')}"`] : []),
    ...(resourceMetadata ? [`resource_metadata="${resourceMetadata}"`] : []),
  ];
  return { 'www-authenticate': `Bearer ${parameters.join(', ')}`.trim() };
}
