import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { McpContext, Tool } from '../../lib/index.js';
import { PLATFORMS, type Running, start } from '../e2e/support/platforms.js';
import { rpc } from '../e2e/support/rpc.js';
import {
  bearer,
  keys,
  METADATA,
  signedApp,
  Whoami,
} from './support/signed-app.js';

/** A guard as applications have it, which knows nothing of MCP. */
@Injectable()
class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const role = this.reflector.get<string>('role', context.getHandler());
    const { user } = context.switchToHttp().getRequest();
    return !role || user.roles.includes(role);
  }
}

@Injectable()
class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: keys.publicKey,
    });
  }

  validate({ sub }: { sub: string }) {
    return sub === 'banned' ? false : { id: sub, from: 'strategy' };
  }
}

class Vault {
  @Tool()
  @SetMetadata('role', 'keeper')
  open() {
    return 'open';
  }

  @Tool()
  user({ auth }: McpContext) {
    return JSON.stringify([auth.user, auth.subject]);
  }
}

class Refusing implements CanActivate {
  canActivate(): never {
    throw new UnauthorizedException('Log in again');
  }
}

const call = (url: string, name: string, headers: Record<string, string>) =>
  rpc(`${url}/mcp`, 'modern', 'tools/call', { name }, headers);

describe.each(PLATFORMS)('guards beside the module, on %s', (platform) => {
  let running: Running | undefined;

  afterEach(() => running?.app.close());

  it('come after it: a global RolesGuard sees the user of the token', async () => {
    running = await start(
      signedApp({
        providers: [Vault, { provide: APP_GUARD, useClass: RolesGuard }],
      }),
      platform,
    );
    const { url } = running;
    const keeper = await bearer('ada', { claims: { roles: ['keeper'] } });
    const guest = await bearer('ada', { claims: { roles: [] } });

    expect((await call(url, 'open', keeper)).status).toBe(200);
    expect((await call(url, 'open', guest)).status).toBe(403);
    expect((await call(url, 'open', {})).status).toBe(401);
  });

  it('go on with what AuthGuard("jwt") makes of the same token', async () => {
    running = await start(
      signedApp({
        providers: [
          Vault,
          JwtStrategy,
          { provide: APP_GUARD, useClass: AuthGuard('jwt') },
        ],
      }),
      platform,
    );
    const { url } = running;

    const { body } = await call(url, 'user', await bearer('ada'));
    const banned = await call(url, 'user', await bearer('banned'));

    expect(JSON.parse(body.result.content[0].text)).toEqual([
      { id: 'ada', from: 'strategy' },
      'ada',
    ]);
    expect(banned.status).toBe(401);
    expect(banned.headers.get('www-authenticate')).toContain(METADATA);
  });

  it.each(['legacy', 'modern'] as const)(
    'whose 401 says where to log in, to %s clients',
    async (era) => {
      running = await start(
        signedApp({
          providers: [Whoami],
          mcp: { guards: [Refusing] },
        }),
        platform,
      );
      const { status, headers, body } = await rpc(
        `${running.url}/mcp`,
        era,
        'tools/list',
        {},
        await bearer('ada'),
      );

      expect(status).toBe(401);
      expect(body.error.message).toBe('Log in again');
      expect(headers.get('www-authenticate')).toBe(
        `Bearer scope="tools", resource_metadata="${METADATA}"`,
      );
    },
  );
});
