import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  Scope,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import {
  AppliesToLists,
  McpException,
  RequireRoles,
  Tool,
} from '../../../lib/index.js';
import { PLATFORMS, type Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

const FAILURES: Readonly<Record<string, () => Error>> = {
  forbidden: () => new ForbiddenException('No tenant'),
  unauthorized: () => new UnauthorizedException(),
  protocol: () => new McpException(-32_000, 'No tenant'),
  error: () => new Error('The database is away'),
};

@AppliesToLists()
@Injectable()
class AdminGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToHttp().getRequest().user?.role === 'admin';
  }
}

@Injectable({ scope: Scope.REQUEST })
class Tenant {
  constructor(
    @Inject(REQUEST) request: { headers: Record<string, string | undefined> },
  ) {
    const failure = FAILURES[request.headers['x-failure'] ?? 'error'];
    if (failure) throw failure();
  }

  @Tool()
  @RequireRoles('admin')
  byRole() {
    return 'x';
  }

  @Tool()
  @UseGuards(AdminGuard)
  byGuard() {
    return 'x';
  }

  @Tool()
  open() {
    return 'x';
  }
}

describe.each(PLATFORMS)(
  'a tool whose provider cannot be instantiated, on %s',
  (platform) => {
    let running: Running;
    beforeAll(async () => {
      running = await startWith([Tenant], {}, platform);
    });
    afterAll(() => running.app.close());

    const call = (role: string, name: string, failure: string) =>
      new As(running.url, 'legacy', { role }, { 'x-failure': failure }).call(
        name,
      );

    it.each(
      ['byRole', 'byGuard'].flatMap((name) =>
        Object.keys(FAILURES).map((failure) => [name, failure] as const),
      ),
    )('is unknown to who does not see it: %s, %s', async (name, failure) => {
      expect(said(await call('user', name, failure), name)).toEqual(
        said(await call('user', 'nope', failure), 'nope'),
      );
    });

    it.each(['byRole', 'byGuard', 'open'])(
      'denies others: %s',
      async (name) => {
        expect((await call('admin', name, 'forbidden')).status).toBe(403);
        const { status, text } = await call('admin', name, 'error');
        expect(status).toBe(500);
        expect(text).not.toContain('Unknown tool');
      },
    );
  },
);
