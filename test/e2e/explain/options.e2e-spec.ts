import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Scope,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { McpAuthModule, StaticTokenVerifier } from '../../../lib/auth/index.js';
import { AppliesToLists, RequireScopes, Tool } from '../../../lib/index.js';
import { type DynamicApp, openDynamicApp } from '../dynamic/support.js';
import { said } from './support.js';

@Injectable({ scope: Scope.REQUEST })
class BrokenGuard implements CanActivate {
  constructor() {
    throw new Error('The secrets are in /etc/keys.');
  }

  canActivate(): boolean {
    return true;
  }
}

@AppliesToLists()
class LoginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.switchToHttp().getRequest().user) return true;
    throw new UnauthorizedException('Log in first.');
  }
}

class Tools {
  @Tool()
  find() {
    return 'found';
  }

  @Tool()
  @RequireScopes('orders')
  order() {
    return 'ordered';
  }

  @Tool()
  @UseGuards(LoginGuard)
  mine() {
    return 'mine';
  }
}

class BrokenTools {
  @Tool()
  @UseGuards(BrokenGuard)
  broken() {
    return 'broken';
  }
}

const RESOURCE = 'https://shop.example.com/mcp';

describe('an explanation', () => {
  let app: DynamicApp | undefined;
  afterEach(() => app?.close());

  it('has scopes as what hides, where they do', async () => {
    app = await openDynamicApp(
      { providers: [Tools] },
      { authorization: { hideUnmetScopes: true } },
    );
    const hidden = await app.mcp.explain({ tool: 'order' });
    expect(hidden.outcome).toBe('hidden');
    expect(said(hidden).slice(1)).toEqual([
      'scope scopes (Tools.order): hides it: the caller lacks orders.',
      'list tools/list: does not show it.',
    ]);
  });

  it('asks for a login as scopes do, of a caller nobody knows', async () => {
    app = await openDynamicApp({ providers: [Tools] });
    const denied = await app.mcp.explain({ tool: 'order' });
    expect(denied.outcome).toBe('denied');
    expect(said(denied).slice(1)).toEqual([
      'scope scopes (Tools.order): the caller lacks orders: 401, A token with the scope orders is needed.',
      'list tools/list: shows it all the same.',
    ]);
  });

  it('says that a guard cannot be made, and not why', async () => {
    app = await openDynamicApp({ providers: [BrokenTools] });
    const broken = await app.mcp.explain({ tool: 'broken' });
    expect(broken.outcome).toBe('denied');
    const [, unasked, failed] = said(broken);
    expect(unasked).toBe('guard BrokenGuard (method): is not asked.');
    expect(failed).toContain(
      'guard BrokenTools.broken: cannot be made for a request, and the log says why: 500,',
    );
    expect(broken.toString()).not.toContain('/etc/keys');
  });

  it('says of a guard that decides about lists, too', async () => {
    app = await openDynamicApp({ providers: [Tools] });
    const mine = await app.mcp.explain({ tool: 'mine' });
    expect(mine.outcome).toBe('denied');
    expect(said(mine).slice(1)).toEqual([
      'guard LoginGuard (method): refuses: 401, Log in first.',
      'list tools/list: does not show it.',
    ]);
  });

  it('has what the auth module makes of a token', async () => {
    app = await openDynamicApp({
      imports: [
        McpAuthModule.forRoot({
          resource: RESOURCE,
          authorizationServers: ['https://id.example.com'],
          verifier: new StaticTokenVerifier({
            tokens: {
              'token-of-ann': {
                clientId: 'app',
                subject: 'ann',
                scopes: ['orders'],
              },
            },
          }),
        }),
      ],
      providers: [Tools],
    });
    const { mcp } = app;
    const withToken = (token: string) =>
      mcp.explain(
        { tool: 'order' },
        { headers: { authorization: `Bearer ${token}` } },
      );
    const ann = await withToken('token-of-ann');
    expect(ann.outcome).toBe('visible');
    expect(said(ann)[1]).toBe(
      'guard McpAuthGuard (admission): lets the caller in.',
    );
    const eve = await withToken('token-of-eve');
    expect(eve.outcome).toBe('denied');
    expect(said(eve).slice(1)).toEqual([
      'guard McpAuthGuard (admission): refuses: 401, The access token is not valid for this server.',
      'scope scopes (Tools.order): is not asked.',
      'list tools/list: is refused to the caller as well.',
    ]);
    const named = { auth: { subject: 'bob', scopes: ['orders'] } };
    expect((await mcp.explain({ tool: 'order' }, named)).outcome).toBe(
      'visible',
    );
  });

  it('knows no sessions where there are none', async () => {
    app = await openDynamicApp(
      { providers: [Tools] },
      { http: { sessions: false } },
    );
    const none = await app.mcp.explain({ tool: 'find' }, { session: 'any' });
    expect(none.outcome).toBe('denied');
  });

  it('needs to be told of what', async () => {
    app = await openDynamicApp({ providers: [Tools] });
    const nothing: any = {};
    await expect(app.mcp.explain(nothing)).rejects.toThrow(TypeError);
  });
});
