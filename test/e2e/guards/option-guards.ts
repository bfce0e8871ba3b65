import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { ExtractJwt, Strategy as Jwt } from 'passport-jwt';
import { JWT_SECRET, type StrategyRequest } from './strategies.js';

interface StrictResponse {
  header(name: string, value: string): unknown;
  status(status: number): { send(body: unknown): unknown };
}

/** Leaves the user somewhere else. */
@Injectable()
export class AccountGuard extends AuthGuard('jwt') {
  override getAuthenticateOptions() {
    return { property: 'account' };
  }
}

/** Says what strategies are told by default. */
@Injectable()
export class SessionlessGuard extends AuthGuard('jwt') {
  override getAuthenticateOptions() {
    return { session: false };
  }
}

/** Lets in strangers, too, as nobody; not whoever comes with a wrong token. */
@Injectable()
export class OptionalGuard extends AuthGuard('jwt') {
  override handleRequest(
    error: unknown,
    user: unknown,
    info: unknown,
    context: ExecutionContext,
  ) {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<StrategyRequest>();
    return headers['authorization'] === undefined
      ? null
      : super.handleRequest(error, user, info, context);
  }
}

/** Passes the strategy's challenge on, which `AuthGuard` alone does not. */
@Injectable()
export class ChallengingGuard extends AuthGuard('bearer') {
  override handleRequest<U>(
    error: unknown,
    user: U | false,
    info: unknown,
    context: ExecutionContext,
  ): U {
    if (error) throw error;
    if (user) return user;
    context
      .switchToHttp()
      .getResponse<StrictResponse>()
      .header('WWW-Authenticate', String(info));
    throw new UnauthorizedException('Sign in first');
  }
}

/** Refuses in its own words. */
@Injectable()
export class ForbiddingGuard extends AuthGuard('bearer') {
  override handleRequest<U>(_error: unknown, user: U | false): U {
    if (!user) throw new ForbiddenException('Members only');
    return user;
  }
}

/** Passport's middleware made a guard: refused, it answers and never calls what comes next. */
@Injectable()
export class MiddlewareGuard implements CanActivate {
  canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    return new Promise((resolve, reject) => {
      passport.authenticate('bearer', { session: false })(
        http.getRequest(),
        http.getResponse(),
        (error: unknown) =>
          error === undefined ? resolve(true) : reject(error),
      );
    });
  }
}

/** A guard that answers, and forgets to say no. */
@Injectable()
export class AnsweringGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<StrategyRequest>();
    if (headers['x-member'] === undefined) {
      http
        .getResponse<StrictResponse>()
        .status(403)
        .send({ message: 'Members only' });
    }
    return true;
  }
}

/** Reads the request as well as the token. */
@Injectable()
export class TenantStrategy extends PassportStrategy(Jwt, 'tenant') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: JWT_SECRET,
      passReqToCallback: true,
    });
  }

  validate(
    { headers, body }: StrategyRequest & { body: { method: string } },
    { sub, tenant }: { sub: string; tenant?: string },
  ) {
    return tenant === headers['x-tenant']
      ? { id: sub, tenant, asks: body.method }
      : false;
  }
}
