import { CONNECTIONS } from '../measure/side.mjs';
import { ACCESS, BEARER } from './access.mjs';
import { own } from './case.mjs';
import { legacyCall, modernCall, SUM } from './requests.mjs';

const BARE_LEGACY = own('bare-plain', '/bare/legacy');
const BARE_MODERN = own('bare-plain', '/bare/modern');
const FASTIFY = { adapter: 'fastify' };
const AUTHORIZED = { authorization: 'Bearer benchmark' };
const PROTECTED = own('mcp-protected', '/mcp', { env: ACCESS });

/**
 * Tool calls.
 *
 * @type {readonly import('./case.mjs').Case[]}
 */
export const CALLS = [
  {
    name: 'call-legacy',
    measured: own('mcp-plain'),
    reference: BARE_LEGACY,
    limit: 1.1,
    request: legacyCall(),
    quick: true,
  },
  {
    name: 'call-modern',
    measured: own('mcp-plain'),
    reference: BARE_MODERN,
    limit: 1.1,
    request: modernCall(),
    quick: true,
  },
  {
    name: 'call-guarded',
    measured: own('mcp-guarded'),
    reference: own('bare-guarded', '/bare/modern'),
    limit: 1.15,
    request: modernCall(AUTHORIZED),
    quick: true,
  },
  {
    name: 'call-1000-tools',
    measured: own('mcp-tools', '/mcp', { count: 1_000 }),
    reference: own('mcp-tools', '/mcp', { count: 1 }),
    limit: 1.05,
    request: modernCall(),
    quick: true,
  },
  {
    name: 'call-mounted',
    measured: {
      ...own('mcp-tools-mounted', '/mcp', { count: 1_000 }),
      request: modernCall({}, 'a_b_c_d_e_add'),
    },
    reference: own('mcp-tools', '/mcp', { count: 1_000 }),
    limit: 1.05,
    request: modernCall(),
    quick: true,
  },
  {
    name: 'call-jwt',
    measured: PROTECTED,
    without: own('mcp-plain'),
    reference: own('jose', '', { worker: true, env: ACCESS }),
    limit: 1.25,
    request: modernCall(BEARER),
  },
  {
    name: 'call-jwt-by-hand',
    measured: PROTECTED,
    reference: own('mcp-verified-by-hand', '/mcp', { env: ACCESS }),
    request: modernCall(BEARER),
  },
  {
    name: 'call-session',
    measured: { ...own('mcp-plain'), sessions: CONNECTIONS },
    reference: BARE_LEGACY,
    limit: 1.3,
    request: legacyCall(),
    quick: true,
  },
  {
    name: 'call-fastify-legacy',
    measured: own('mcp-plain', '/mcp', FASTIFY),
    reference: own('bare-plain', '/bare/legacy', FASTIFY),
    limit: 1.4,
    request: legacyCall(),
    quick: true,
  },
  {
    name: 'call-fastify-modern',
    measured: own('mcp-plain', '/mcp', FASTIFY),
    reference: own('bare-plain', '/bare/modern', FASTIFY),
    limit: 1.4,
    request: modernCall(),
    quick: true,
  },
  {
    name: 'call-dto',
    measured: own('mcp-dto'),
    reference: own('bare-dto', '/bare/modern'),
    limit: 1.15,
    request: modernCall(),
    quick: true,
  },
  {
    name: 'call-dto-without-pipe',
    measured: own('mcp-dto-own'),
    reference: own('bare-dto', '/bare/modern'),
    request: modernCall(),
  },
  {
    name: 'call-json-schema',
    measured: own('mcp-json-schema'),
    reference: own('bare-plain', '/bare/json-schema'),
    request: modernCall(),
  },
  {
    name: 'call-scoped',
    measured: own('mcp-scoped'),
    reference: own('bare-scoped', '/bare/modern'),
    request: modernCall(),
  },
  {
    name: 'flood-unauthenticated',
    measured: {
      ...PROTECTED,
      request: modernCall(),
      refusal: { status: 401, marker: 'An access token is needed.' },
    },
    reference: PROTECTED,
    request: modernCall(BEARER),
  },
  {
    name: 'call-stdio',
    measured: own('mcp-stdio', '', { stdio: true }),
    reference: own('bare-stdio', '', { stdio: true }),
    request: modernCall(),
    marker: SUM,
  },
];

/**
 * What the bare controllers themselves stand on.
 *
 * @type {readonly import('./case.mjs').Case[]}
 */
export const CEILINGS = [
  {
    name: 'ceiling-express',
    measured: BARE_LEGACY,
    reference: own('floor', '/'),
    request: legacyCall(),
  },
  {
    name: 'ceiling-fastify',
    measured: own('bare-plain', '/bare/legacy', FASTIFY),
    reference: own('floor', '/'),
    request: legacyCall(),
  },
];
