import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  HttpException,
  Injectable,
  Module,
  Scope,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  AppliesToLists,
  Authorize,
  Prompt,
  RequireRoles,
  RequireScopes,
  Resource,
  Tool,
} from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from '../dynamic/support.js';
import { said } from './support.js';

const asked: string[] = [];

function userOf(context: ExecutionContext): Record<string, unknown> {
  return context.switchToHttp().getRequest().user ?? {};
}

@Injectable()
class GlobalGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    asked.push('global');
    if (userOf(context)['banned']) throw new ForbiddenException('You are out.');
    return true;
  }
}

class ServerGuard implements CanActivate {
  canActivate() {
    return true;
  }
}

class MountGuard implements CanActivate {
  canActivate() {
    return true;
  }
}

class ClassGuard implements CanActivate {
  async canActivate(context: ExecutionContext) {
    if (userOf(context)['slow']) throw new HttpException('Too many', 429);
    return true;
  }
}

@Injectable({ scope: Scope.REQUEST })
class MethodGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    return userOf(context)['name'] !== undefined;
  }
}

@AppliesToLists()
class ListGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    return userOf(context)['name'] === 'ann';
  }
}

@UseGuards(ClassGuard)
class Orders {
  @Tool()
  @UseGuards(MethodGuard)
  find() {
    throw new Error('A handler ran.');
  }

  @Tool()
  @UseGuards(ListGuard)
  listed() {
    throw new Error('A handler ran.');
  }

  @Tool({ visible: ({ auth }) => auth.claims['beta'] === true })
  @RequireRoles('admin', 'clerk')
  @RequireScopes('orders:write')
  refund() {
    throw new Error('A handler ran.');
  }

  @Resource('shop://orders/{id}')
  @RequireRoles('clerk')
  one() {
    throw new Error('A handler ran.');
  }

  @Prompt()
  @Authorize(() => {
    throw new Error('The database is away.');
  })
  plan() {
    throw new Error('A handler ran.');
  }
}

@Module({ providers: [Orders] })
class OrdersModule {}

describe('an explanation for a caller', () => {
  let app: DynamicApp;

  beforeAll(async () => {
    app = await openDynamicApp(
      {
        imports: [OrdersModule],
        providers: [{ provide: APP_GUARD, useClass: GlobalGuard }],
      },
      {
        guards: [ServerGuard],
        mounts: [
          {
            module: OrdersModule,
            namespace: 'orders',
            guards: [MountGuard],
            visible: ({ auth }) => auth.claims['mount'] !== 'no',
          },
        ],
      },
    );
  });
  afterAll(() => app.close());

  const explain = async (tool: string, user?: object) => {
    const explanation = await app.mcp.explain({ tool }, user && { user });
    const steps = said(explanation).filter((line) =>
      /^(guard|session|rule|scope|list)/.test(line),
    );
    return { explanation, steps, outcome: explanation.outcome };
  };

  it('has the guards in the order in which they are asked', async () => {
    const { outcome, steps } = await explain('orders_find', { name: 'eve' });

    expect(outcome).toBe('visible');
    expect(steps).toEqual([
      'guard GlobalGuard (global): lets the caller in.',
      'guard ServerGuard (server): lets the caller in.',
      'guard MountGuard (mount "orders"): lets the caller in.',
      'guard ClassGuard (class): lets the caller in.',
      'guard MethodGuard (method): lets the caller in.',
      'rule visible (mount "orders"): lets the caller in.',
      'list tools/list: shows it.',
    ]);
  });

  it('has the guard that denies, with status and words', async () => {
    const { explanation, steps, outcome } = await explain('orders_find', {
      slow: true,
    });

    expect(outcome).toBe('denied');
    expect(steps.slice(3)).toEqual([
      'guard ClassGuard (class): refuses: 429, Too many',
      'guard MethodGuard (method): is not asked.',
      'rule visible (mount "orders"): is not asked.',
      'list tools/list: shows it all the same.',
    ]);
    expect(
      explanation.steps.find(({ by }) => by === 'ClassGuard'),
    ).toMatchObject({
      kind: 'guard',
      level: 'class',
      answer: 'no',
      status: 429,
    });
    expect((await explain('orders_find')).steps.slice(4)).toEqual([
      'guard MethodGuard (method): refuses: 403, Forbidden resource',
      'rule visible (mount "orders"): lets the caller in.',
      'list tools/list: shows it all the same.',
    ]);
  });

  it('says where lists are refused as well', async () => {
    const { steps, outcome } = await explain('orders_find', { banned: true });

    expect(outcome).toBe('denied');
    expect(steps[0]).toBe(
      'guard GlobalGuard (global): refuses: 403, You are out.',
    );
    expect(steps.at(-1)).toBe(
      'list tools/list: is refused to the caller as well.',
    );
  });

  it('asks each guard once for one that is let in', async () => {
    asked.length = 0;
    await explain('orders_find', { name: 'eve' });

    expect(asked).toEqual(['global']);
  });

  it('says which guard hides it', async () => {
    const { steps, outcome } = await explain('orders_listed', { name: 'eve' });

    expect(outcome).toBe('hidden');
    expect(steps.slice(4)).toEqual([
      'guard ListGuard (method): refuses, which hides it (@AppliesToLists).',
      'rule visible (mount "orders"): is not asked.',
      'list tools/list: does not show it.',
    ]);
    expect((await explain('orders_listed', { name: 'ann' })).outcome).toBe(
      'visible',
    );
  });

  it('has the rules in the order in which they are asked', async () => {
    const rulesFor = async (user: object) => {
      const { steps, outcome } = await explain('orders_refund', user);
      return [outcome, ...steps.slice(4, -1)];
    };
    const visible = 'rule visible (mount "orders"): lets the caller in.';
    expect(await rulesFor({ mount: 'no' })).toEqual([
      'hidden',
      'rule visible (mount "orders"): hides it.',
      'rule roles (Orders.refund): is not asked.',
      'rule visible (Orders.refund): is not asked.',
      'scope scopes (Orders.refund): is not asked.',
    ]);
    expect(await rulesFor({ sub: 'eve' })).toEqual([
      'hidden',
      visible,
      'rule roles (Orders.refund): hides it: the caller has no role of admin, clerk.',
      'rule visible (Orders.refund): is not asked.',
      'scope scopes (Orders.refund): is not asked.',
    ]);
    expect(await rulesFor({ sub: 'ann', role: 'admin', beta: true })).toEqual([
      'denied',
      visible,
      'rule roles (Orders.refund): lets the caller in.',
      'rule visible (Orders.refund): lets the caller in.',
      'scope scopes (Orders.refund): the caller lacks orders:write: 403, The token lacks the scope orders:write.',
    ]);
  });

  it('is for what `request.auth` says, too', async () => {
    const { mcp } = app;
    const subject = { subject: 'ann', beta: true, roles: ['clerk'] };
    const of = (scopes: string[]) =>
      mcp.explain({ tool: 'orders_refund' }, { auth: { ...subject, scopes } });
    expect((await of(['orders:write'])).outcome).toBe('visible');
    expect((await of([])).outcome).toBe('denied');
    expect(
      (
        await mcp.explain(
          { tool: 'orders_refund' },
          {
            auth: {
              subject: 'ann',
              scopes: ['orders:write'],
              claims: { beta: true, role: 'admin' },
            },
          },
        )
      ).outcome,
    ).toBe('visible');
  });

  it('is for resources, templates and prompts as well', async () => {
    const { mcp } = app;
    const uri = 'shop://orders/orders/7';
    const hidden = await mcp.explain({ resource: uri });
    expect(hidden).toMatchObject({
      outcome: 'hidden',
      kind: 'resource-template',
      name: 'shop://orders/orders/{id}',
    });
    expect(said(hidden).at(-1)).toBe(
      'list resources/templates/list: does not show it.',
    );
    const clerk = { user: { roles: ['clerk'] } };
    expect((await mcp.explain({ resource: uri }, clerk)).outcome).toBe(
      'visible',
    );
    const dangerous = 'shop://orders/orders/..%2F..%2Fetc';
    expect(said(await mcp.explain({ resource: dangerous }, clerk))).toEqual([
      'source the URI template shop://orders/orders/{id}: fits, but what the URI says for a variable could lead a handler out of its folder.',
    ]);
    const failing = await mcp.explain({ prompt: 'orders_plan' });
    expect(failing.outcome).toBe('hidden');
    expect(said(failing)).toContain(
      'rule authorize (Orders.plan): failed, which hides it; the log says why.',
    );
  });
});
