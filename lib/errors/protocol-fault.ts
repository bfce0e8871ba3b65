import { McpException } from './mcp.exception.js';

/** Why a request was turned down before, or instead of, running a handler. */
export type FaultKind =
  | 'parse'
  | 'invalid-request'
  | 'too-large'
  | 'unsupported-media-type'
  | 'not-acceptable'
  | 'method-not-allowed'
  | 'bad-host'
  | 'bad-origin'
  | 'header-mismatch'
  | 'unsupported-version'
  | 'missing-capability'
  | 'bad-envelope'
  | 'method-not-found'
  | 'invalid-params'
  | 'unauthenticated'
  | 'forbidden'
  | 'insufficient-scope'
  | 'throttled'
  | 'refused'
  | 'session-not-found'
  | 'conflict'
  | 'internal';

/** The JSON-RPC code of each kind: JSON-RPC 2.0 §5.1, MCP 2026-07-28, and ours from −32010 down where neither names one. */
export const FAULT_CODES: Readonly<Record<FaultKind, number>> = {
  parse: -32700,
  'invalid-request': -32600,
  'too-large': -32000,
  'unsupported-media-type': -32000,
  'not-acceptable': -32000,
  'method-not-allowed': -32000,
  'bad-host': -32000,
  'bad-origin': -32000,
  'header-mismatch': -32020,
  'unsupported-version': -32022,
  'missing-capability': -32021,
  'bad-envelope': -32602,
  'method-not-found': -32601,
  'invalid-params': -32602,
  unauthenticated: -32010,
  forbidden: -32011,
  'insufficient-scope': -32011,
  throttled: -32012,
  refused: -32013,
  'session-not-found': -32001,
  conflict: -32000,
  internal: -32603,
};

/** What the answer to a request without a sufficient token says beside its status (RFC 6750, 3). */
export interface BearerChallenge {
  /** Why, where a token was sent. */
  readonly error?: 'invalid_token' | 'insufficient_scope';
  /** The scopes that are missing. */
  readonly scopes?: readonly string[];
  /** All scopes that what was asked for needs; those that are missing by default. */
  readonly needed?: readonly string[];
  /** Where clients learn who issues tokens for this server (RFC 9728, 5.1). */
  readonly resourceMetadata?: string;
}

/**
 * A request turned down by the library itself. Transports choose their own
 * status from the kind; the JSON-RPC code follows from it.
 */
export class ProtocolFault extends McpException {
  /**
   * @param kind why; decides the JSON-RPC code and, over HTTP, the status
   * @param message one sentence for the client
   * @param data what the specification asks the error to carry
   * @param status HTTP status a guard asked for; only with `refused`
   * @param challenge what `WWW-Authenticate` says over HTTP; only with
   *   `unauthenticated` and `insufficient-scope`
   */
  constructor(
    readonly kind: FaultKind,
    message: string,
    data?: unknown,
    readonly status?: number,
    readonly challenge?: BearerChallenge,
  ) {
    super(FAULT_CODES[kind], message, data);
  }
}
