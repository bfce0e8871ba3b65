import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import OAuth2Strategy from 'passport-oauth2';
import { StatelessStore } from './stateless-store.js';
import type { User } from './strategies.js';
import { CALLBACK, CLIENT } from './token-endpoint.js';

/** Where a strategy finds its authorization server. */
export const ISSUER = Symbol('issuer');

/** `AuthGuard('oauth2')`: a code is exchanged on each request that has one; whoever has none is sent to log in. */
@Injectable()
export class CodeStrategy extends PassportStrategy(OAuth2Strategy, 'oauth2') {
  constructor(@Inject(ISSUER) private readonly issuer: string) {
    super({
      authorizationURL: `${issuer}/authorize`,
      tokenURL: `${issuer}/token`,
      clientID: CLIENT.id,
      clientSecret: CLIENT.secret,
      callbackURL: CALLBACK,
      pkce: true,
      state: true,
      store: new StatelessStore(),
    });
  }

  async validate(accessToken: string): Promise<User | false> {
    const response = await fetch(`${this.issuer}/me`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    if (!response.ok) return false;
    const { id } = Object(await response.json());
    return { id, roles: [] };
  }
}

/** `AuthGuard('oauth2-at-once')`: the same, with a strategy that redirects while it is being asked. */
@Injectable()
export class HastyCodeStrategy extends PassportStrategy(
  OAuth2Strategy,
  'oauth2-at-once',
) {
  constructor(@Inject(ISSUER) issuer: string) {
    super({
      authorizationURL: `${issuer}/authorize`,
      tokenURL: `${issuer}/token`,
      clientID: CLIENT.id,
      clientSecret: CLIENT.secret,
      callbackURL: CALLBACK,
    });
  }

  validate(): false {
    return false;
  }
}
