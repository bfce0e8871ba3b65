import {
  type CanActivate,
  type ExecutionContext,
  HttpException,
  Injectable,
  Scope,
  SetMetadata,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  AppliesToLists,
  McpExecutionContext,
  Tool,
} from '../../../lib/index.js';
import type { Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

const Roles = (...roles: string[]) => SetMetadata('roles', roles);
const asked: string[] = [];

@AppliesToLists()
@Injectable()
class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const component = McpExecutionContext.create(context).getComponent();
    asked.push(
      `${context.getClass().name}.${context.getHandler().name} ${component?.name}`,
    );
    const roles = this.reflector.getAllAndOverride<string[] | undefined>(
      'roles',
      [context.getHandler(), context.getClass()],
    );
    const { user } = context.switchToHttp().getRequest();
    return !roles || roles.includes(user?.role);
  }
}

@AppliesToLists()
@Injectable({ scope: Scope.REQUEST })
class ScopedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToHttp().getRequest().user?.role === 'admin';
  }
}

class QuietGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToHttp().getRequest().user?.role === 'admin';
  }
}

@AppliesToLists()
class LimitGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { user } = context.switchToHttp().getRequest();
    if (!user?.role) throw new UnauthorizedException();
    if (user.role === 'busy') throw new HttpException('Slow down', 429);
    return true;
  }
}

class Tools {
  @Tool()
  open() {
    return 'open';
  }

  @Tool()
  @Roles('admin')
  drop() {
    return 'dropped';
  }

  @Tool()
  @UseGuards(ScopedGuard)
  scoped() {
    return 'scoped';
  }

  @Tool()
  @UseGuards(QuietGuard)
  quiet() {
    return 'quiet';
  }

  @Tool({ visible: ({ auth }) => auth.claims['beta'] === true })
  @UseGuards(QuietGuard)
  quietBeta() {
    return 'quiet';
  }

  @Tool()
  @UseGuards(LimitGuard)
  limited() {
    return 'limited';
  }
}

describe('guards marked with @AppliesToLists()', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Tools], { guards: [RolesGuard] });
  });
  afterAll(() => running.app.close());
  const as = (caller?: object) =>
    new As(running.url, 'modern', caller && { ...caller });

  it('decide what lists show, with class and handler of each component', async () => {
    asked.length = 0;
    expect(await as({ role: 'user' }).names('tools')).toEqual([
      'open',
      'quiet',
      'limited',
    ]);
    expect(asked).toContain('Tools.drop drop');
    expect(await as({ role: 'admin' }).names('tools')).toEqual([
      'open',
      'drop',
      'scoped',
      'quiet',
      'limited',
    ]);
  });

  it.each(['drop', 'scoped'])(
    'hide what they refuse with 403: %s is an unknown name',
    async (name) => {
      const user = as({ role: 'user' });
      expect(said(await user.call(name), name)).toEqual(
        said(await user.call('nope'), 'nope'),
      );
      const { status } = await as({ role: 'admin' }).call(name);
      expect(status).toBe(200);
    },
  );

  it('hide what they cannot decide about from lists, and tell their 401 and 429 as they are', async () => {
    expect(await as().names('tools')).toEqual(['open', 'quiet']);
    expect((await as().call('limited')).status).toBe(401);
    expect((await as({ role: 'busy' }).call('limited')).status).toBe(429);
  });

  it('leave other guards to answer 403, unless the caller would not see it either way', async () => {
    const user = as({ role: 'user' });
    expect((await user.call('quiet')).status).toBe(403);
    expect(said(await user.call('quietBeta'), 'quietBeta')).toEqual(
      said(await user.call('nope'), 'nope'),
    );
    const beta = as({ role: 'user', beta: true });
    expect((await beta.call('quietBeta')).status).toBe(403);
  });
});
