import { AuthGuard } from '@nestjs/passport';
import type { Guarded } from './guarded-app.js';
import {
  AbilityFactory,
  ApiKeyGuard,
  CheckPolicies,
  PoliciesGuard,
  Roles,
  RolesGuard,
} from './guards.js';
import {
  API_KEYS,
  ApiKeyStrategy,
  JwtStrategy,
  TokenStrategy,
  TOKENS,
} from './strategies.js';
import { bearer, jwtOf } from './tokens.js';

/** Who is turned down, and how. */
export interface Refusal {
  readonly who: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly challenge?: string;
  /** Whether it is the method they may not use; asked for anything else, they are let in. */
  readonly byMark?: boolean;
}

/** Guards, who passes them and who does not. */
export interface GuardCase extends Guarded {
  readonly name: string;
  readonly admitted: {
    readonly headers: Readonly<Record<string, string>>;
    readonly user: unknown;
  };
  readonly refused: readonly Refusal[];
}

const BEARER = { challenge: 'Bearer' };
const UNAUTHORIZED = { status: 401, code: -32010, message: 'Unauthorized' };
const FORBIDDEN = {
  status: 403,
  code: -32011,
  message: 'Forbidden resource',
  byMark: true,
};
const STRANGER = { who: 'a stranger', headers: {}, ...UNAUTHORIZED, ...BEARER };
const ADMIN = {
  headers: bearer(jwtOf('ada', { roles: ['admin'] })),
  user: { id: 'ada', roles: ['admin'] },
};
const CLERK = { who: 'a clerk', headers: bearer(jwtOf('bob')), ...FORBIDDEN };

/** The guards of the matrix; each is what an application would have, unmodified. */
export const GUARD_CASES: readonly GuardCase[] = [
  {
    name: "AuthGuard('jwt')",
    guards: [AuthGuard('jwt')],
    providers: [JwtStrategy],
    admitted: ADMIN,
    refused: [
      STRANGER,
      ...Object.entries({
        'a token that has expired': jwtOf('ada', { exp: 1 }),
        'a token of another issuer': jwtOf('ada', { secret: 'another secret' }),
        'a token without a signature': jwtOf('ada', { alg: 'none' }),
        'a token that is none': 'token-that-is-none',
      }).map(([who, token]) => ({ ...STRANGER, who, headers: bearer(token) })),
    ],
  },
  {
    name: "AuthGuard('bearer')",
    guards: [AuthGuard('bearer')],
    providers: [TokenStrategy],
    admitted: {
      headers: bearer('token-of-ada'),
      user: TOKENS.get('token-of-ada'),
    },
    refused: [
      STRANGER,
      { ...STRANGER, who: 'an unknown token', headers: bearer('token-of-eve') },
      {
        ...STRANGER,
        who: 'a token the strategy throws for',
        headers: bearer('token-that-throws'),
        message: 'Your token has been withdrawn',
      },
      {
        ...STRANGER,
        who: 'two tokens',
        headers: { authorization: 'Bearer token-of-ada token-of-bob' },
      },
    ],
  },
  {
    name: "AuthGuard(['jwt', 'api-key'])",
    guards: [AuthGuard(['jwt', 'api-key'])],
    providers: [JwtStrategy, ApiKeyStrategy],
    admitted: {
      headers: { ...bearer('token-of-eve'), 'x-api-key': 'key-of-cleo' },
      user: API_KEYS.get('key-of-cleo'),
    },
    refused: [
      STRANGER,
      {
        ...STRANGER,
        who: 'neither of both',
        headers: { ...bearer('token-of-eve'), 'x-api-key': 'key-of-eve' },
      },
    ],
  },
  {
    name: 'a guard for API keys',
    guards: [ApiKeyGuard],
    providers: [],
    admitted: {
      headers: { 'x-api-key': 'key-of-cleo' },
      user: API_KEYS.get('key-of-cleo'),
    },
    refused: ['key-of-eve', ''].map((key) => ({
      ...UNAUTHORIZED,
      who: `the key "${key}"`,
      headers: { 'x-api-key': key },
      message: 'An API key is needed',
      challenge: 'Key realm="vault"',
    })),
  },
  {
    name: 'a guard for roles',
    guards: [AuthGuard('jwt'), RolesGuard],
    providers: [JwtStrategy],
    marks: [Roles('admin', 'owner')],
    admitted: ADMIN,
    refused: [STRANGER, CLERK],
  },
  {
    name: 'a guard for policies of CASL',
    guards: [AuthGuard('jwt'), PoliciesGuard],
    providers: [JwtStrategy, AbilityFactory],
    marks: [CheckPolicies((ability) => ability.can('open', 'Vault'))],
    admitted: ADMIN,
    refused: [STRANGER, CLERK],
  },
];
