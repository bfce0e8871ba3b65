import type { McpEra } from '../../../lib/index.js';
import { MASKED } from '../bad-input/bad-input.js';

/** A row of the table: who is turned down why, and what they are answered. */
export interface Denial {
  /** What happens, in words. */
  readonly situation: string;
  /** What the guard is told to do; nothing: it lets everyone in. */
  readonly guard?: string;
  /** `both`: the answer is the same in each era. */
  readonly era: McpEra | 'both';
  /** What is asked for. Default: a call of the guarded tool. */
  readonly asks?: {
    readonly method: string;
    readonly params: Record<string, unknown>;
  };
  readonly status: number;
  readonly code: number;
  /** `‹reference›` stands for a log reference. */
  readonly message: string;
  /** Headers that must be there, and those of `DENIAL_HEADERS` that must not be. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The headers a denial can have. */
export const DENIAL_HEADERS = ['www-authenticate', 'retry-after'] as const;

const UNKNOWN_TOOL = {
  method: 'tools/call',
  params: { name: 'no-such-tool', arguments: {} },
};
const UNKNOWN_METHOD = { method: 'tools/destroy', params: {} };

/**
 * What whoever is turned down is answered: the same over Express, Fastify and
 * in memory, for guards on a class and for the whole application, with and
 * without exception filters. The end-to-end test asks for each row in each of
 * these ways; `docs/errors.md` is generated from it.
 */
export const DENIALS: readonly Denial[] = [
  {
    situation: 'unauthenticated',
    guard: 'throws UnauthorizedException',
    era: 'both',
    status: 401,
    code: -32010,
    message: 'Unauthorized',
    headers: { 'www-authenticate': 'Bearer' },
  },
  {
    situation: 'unauthenticated, with a challenge',
    guard: 'sets WWW-Authenticate, throws UnauthorizedException',
    era: 'both',
    status: 401,
    code: -32010,
    message: 'Unauthorized',
    headers: { 'www-authenticate': 'Basic realm="vault"' },
  },
  {
    situation: 'forbidden',
    guard: 'returns false',
    era: 'both',
    status: 403,
    code: -32011,
    message: 'Forbidden resource',
    headers: {},
  },
  {
    situation: 'forbidden, with a reason',
    guard: "throws ForbiddenException('Not your vault')",
    era: 'both',
    status: 403,
    code: -32011,
    message: 'Not your vault',
    headers: {},
  },
  {
    situation: 'throttled',
    guard: 'throws HttpException with 429',
    era: 'both',
    status: 429,
    code: -32012,
    message: 'Too many requests',
    headers: { 'retry-after': '1' },
  },
  {
    situation: 'throttled, with a time to wait',
    guard: 'sets Retry-After, throws HttpException with 429',
    era: 'both',
    status: 429,
    code: -32012,
    message: 'Too many requests',
    headers: { 'retry-after': '30' },
  },
  {
    situation: 'refused',
    guard: 'throws HttpException with 418',
    era: 'both',
    status: 418,
    code: -32013,
    message: "I'm a teapot",
    headers: {},
  },
  {
    situation: 'refused as not found',
    guard: 'throws NotFoundException',
    era: 'both',
    status: 404,
    code: -32013,
    message: 'Not Found',
    headers: {},
  },
  {
    situation: 'a bug in the guard',
    guard: 'throws Error',
    era: 'both',
    status: 500,
    code: -32603,
    message: MASKED,
    headers: {},
  },
  {
    situation: 'a guard that cannot tell',
    guard: 'throws ServiceUnavailableException',
    era: 'both',
    status: 500,
    code: -32603,
    message: MASKED,
    headers: {},
  },
  {
    situation: 'a JSON-RPC error of the guard',
    guard: 'throws McpException',
    era: 'both',
    status: 200,
    code: -32050,
    message: 'Vault is moving',
    headers: {},
  },
  {
    situation: 'unknown tool',
    era: 'both',
    asks: UNKNOWN_TOOL,
    status: 200,
    code: -32602,
    message: 'Unknown tool: no-such-tool',
    headers: {},
  },
  {
    situation: 'unknown method',
    era: 'legacy',
    asks: UNKNOWN_METHOD,
    status: 200,
    code: -32601,
    message: 'Method not found: tools/destroy',
    headers: {},
  },
  {
    situation: 'unknown method',
    era: 'modern',
    asks: UNKNOWN_METHOD,
    status: 404,
    code: -32601,
    message: 'Method not found: tools/destroy',
    headers: {},
  },
];
