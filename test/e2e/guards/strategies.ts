import type { IncomingMessage } from 'node:http';
import { Injectable, UnauthorizedException } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { Strategy as Bearer } from 'passport-http-bearer';
import { ExtractJwt, Strategy as Jwt } from 'passport-jwt';

/** Signs the tokens of these tests. */
export const JWT_SECRET = 'only-for-these-tests-32-characters';

/** Whom strategies find, and guards ask about. */
export interface User {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What of a request strategies read. */
export type StrategyRequest = Pick<IncomingMessage, 'headers'>;

/** `AuthGuard('jwt')`. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Jwt) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: JWT_SECRET,
    });
  }

  validate({ sub, roles }: { sub: string; roles?: string[] }): User {
    return { id: sub, roles: roles ?? [] };
  }
}

/** Opaque tokens of these tests, and whose they are. */
export const TOKENS = new Map<string, User>([
  ['token-of-ada', { id: 'ada', roles: ['admin'] }],
  ['token-of-bob', { id: 'bob', roles: [] }],
]);

/** `AuthGuard('bearer')`: looks tokens up, which takes a while. */
@Injectable()
export class TokenStrategy extends PassportStrategy(Bearer) {
  async validate(token: string): Promise<User | false> {
    await new Promise((resolve) => setImmediate(resolve));
    if (token === 'token-that-throws') {
      throw new UnauthorizedException('Your token has been withdrawn');
    }
    if (token === 'token-that-breaks') throw new Error('The table is locked');
    return TOKENS.get(token) ?? false;
  }
}

type Found = (error: unknown, user?: User | false | null) => void;

/** A strategy as strategies that are published nowhere look like. */
class HeaderStrategy extends passport.Strategy {
  override name = 'header';

  constructor(private readonly verify: (key: string, found: Found) => void) {
    super();
  }

  override authenticate({ headers }: StrategyRequest): void {
    const key = headers['x-api-key'];
    if (key === undefined) {
      this.fail('Key realm="vault"', 401);
      return;
    }
    this.verify(String(key), (error, user) => {
      if (error) this.error(error);
      else if (user) this.success(user);
      else this.fail('Key realm="vault", error="unknown"', 401);
    });
  }
}

/** API keys of these tests, and whose they are. */
export const API_KEYS = new Map<string, User>([
  ['key-of-cleo', { id: 'cleo', roles: [] }],
]);

/** `AuthGuard('api-key')`. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(
  HeaderStrategy,
  'api-key',
) {
  validate(key: string): User | undefined {
    return API_KEYS.get(key);
  }
}
