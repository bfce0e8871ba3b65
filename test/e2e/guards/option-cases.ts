import { AuthGuard, PassportModule } from '@nestjs/passport';
import type { GuardCase } from './guard-cases.js';
import {
  AccountGuard,
  AnsweringGuard,
  ChallengingGuard,
  ForbiddingGuard,
  MiddlewareGuard,
  OptionalGuard,
  SessionlessGuard,
  TenantStrategy,
} from './option-guards.js';
import { JwtStrategy, TokenStrategy, TOKENS } from './strategies.js';
import { bearer, jwtOf } from './tokens.js';

const ADA = { id: 'ada', roles: [] };
const STRANGER = {
  who: 'a stranger',
  headers: {},
  status: 401,
  code: -32010,
  message: 'Unauthorized',
  challenge: 'Bearer',
};
const MEMBERS = {
  who: 'who is no member',
  headers: {},
  status: 403,
  code: -32011,
  message: 'Members only',
};
const JWT = {
  providers: [JwtStrategy],
  admitted: { headers: bearer(jwtOf('ada')), user: ADA },
  refused: [STRANGER],
};
const TOKEN = {
  providers: [TokenStrategy],
  admitted: {
    headers: bearer('token-of-ada'),
    user: TOKENS.get('token-of-ada'),
  },
};

/** What applications set and override of Passport's guards. */
export const OPTION_CASES: readonly GuardCase[] = [
  {
    name: 'a default strategy',
    guards: [AuthGuard()],
    imports: [PassportModule.register({ defaultStrategy: 'jwt' })],
    ...JWT,
  },
  {
    name: 'property: a place of its own for the user',
    guards: [AccountGuard],
    sees: ({ request, auth }) => [Reflect.get(request ?? {}, 'account'), auth],
    ...JWT,
    admitted: { ...JWT.admitted, user: [ADA, { user: undefined }] },
  },
  { name: 'session: false', guards: [SessionlessGuard], ...JWT },
  {
    name: 'session: true, which AuthGuard leaves to logIn()',
    guards: [AuthGuard('jwt')],
    imports: [PassportModule.register({ session: true })],
    ...JWT,
  },
  {
    name: 'passReqToCallback',
    guards: [AuthGuard('tenant')],
    providers: [TenantStrategy],
    admitted: {
      headers: {
        ...bearer(jwtOf('ada', { tenant: 'north' })),
        'x-tenant': 'north',
      },
      user: { id: 'ada', tenant: 'north', asks: 'tools/call' },
    },
    refused: [
      {
        ...STRANGER,
        who: 'a token for somewhere else',
        headers: {
          ...bearer(jwtOf('ada', { tenant: 'north' })),
          'x-tenant': 'south',
        },
      },
    ],
  },
  {
    name: 'handleRequest() that takes strangers, of one who is none',
    guards: [OptionalGuard],
    ...JWT,
    refused: [
      { ...STRANGER, who: 'a wrong token', headers: bearer('wrong-token') },
    ],
  },
  {
    name: 'handleRequest() that takes strangers',
    guards: [OptionalGuard],
    ...JWT,
    admitted: { headers: {}, user: null },
    refused: [
      { ...STRANGER, who: 'a wrong token', headers: bearer('wrong-token') },
    ],
  },
  {
    name: 'handleRequest() that passes the challenge on',
    guards: [ChallengingGuard],
    ...TOKEN,
    refused: [
      {
        ...STRANGER,
        message: 'Sign in first',
        challenge: 'Bearer realm="Users"',
      },
      {
        ...STRANGER,
        who: 'an unknown token',
        headers: bearer('token-of-eve'),
        message: 'Sign in first',
        challenge: 'Bearer realm="Users", error="invalid_token"',
      },
      {
        who: 'a token the strategy fails for',
        headers: bearer('token-that-breaks'),
        status: 500,
        code: -32603,
        message: 'Internal error (log reference ‹reference›)',
      },
    ],
  },
  {
    name: 'handleRequest() that forbids',
    guards: [ForbiddingGuard],
    ...TOKEN,
    refused: [MEMBERS, { ...MEMBERS, headers: bearer('token-that-throws') }],
  },
  {
    name: "Passport's middleware in a guard",
    guards: [MiddlewareGuard],
    ...TOKEN,
    refused: [
      { ...STRANGER, challenge: 'Bearer realm="Users"' },
      {
        ...STRANGER,
        who: 'an unknown token',
        headers: bearer('token-of-eve'),
        challenge: 'Bearer realm="Users", error="invalid_token"',
      },
    ],
  },
  {
    name: 'a guard that answers by itself',
    guards: [AnsweringGuard],
    providers: [],
    admitted: { headers: { 'x-member': 'yes' }, user: undefined },
    refused: [MEMBERS],
  },
];
