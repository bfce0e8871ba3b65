import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { User } from './users.js';

export const JWT_SECRET =
  process.env['JWT_SECRET'] ?? 'only-for-this-sample-32-characters';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: JWT_SECRET,
    });
  }

  validate(claims: { sub: string; roles?: string[] }): User {
    return { id: claims.sub, roles: claims.roles ?? [] };
  }
}
