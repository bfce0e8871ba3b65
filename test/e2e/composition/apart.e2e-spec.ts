import {
  type CallHandler,
  type CanActivate,
  Controller,
  type ExecutionContext,
  Injectable,
  Module,
  Post,
} from '@nestjs/common';
import { map } from 'rxjs';
import {
  InjectMcpServer,
  McpContext,
  McpModule,
  McpServerRef,
  type OnSessionOpen,
  Prompt,
  Resource,
  type SessionInfo,
  Tool,
} from '../../../lib/index.js';
import { PLATFORMS, type Running, start } from '../support/platforms.js';
import { EventReader, RawSession } from '../support/raw-session.js';
import { rpc, rpcRequest } from '../support/rpc.js';

@Injectable()
class KeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest();
    return headers['x-key'] === 'admin';
  }
}

const stamp = (by: string) => ({
  intercept: (_: ExecutionContext, next: CallHandler) =>
    next.handle().pipe(map((value) => `${value} by ${by}`)),
});

@Injectable()
class HelpTools {
  @Tool()
  help() {
    return 'helped';
  }

  @Tool()
  async other(ctx: McpContext) {
    return JSON.stringify(await ctx.callTool('ban'));
  }

  @Resource('shop://stock')
  stock() {
    return 'plenty';
  }
}

@Module({ providers: [HelpTools] })
class HelpModule {}

@Injectable()
class UserTools {
  @Tool()
  ban() {
    return 'banned';
  }

  @Prompt()
  rules() {
    return 'Be fair.';
  }
}

@Module({ providers: [UserTools] })
class UsersModule {}

@Injectable()
class Sessions implements OnSessionOpen {
  readonly opened: string[] = [];

  onSessionOpen({ id }: SessionInfo) {
    this.opened.push(id);
  }
}

@Controller('changes')
class ChangesController {
  constructor(
    @InjectMcpServer() private readonly shop: McpServerRef,
    @InjectMcpServer('admin') private readonly admin: McpServerRef,
  ) {}

  @Post()
  change() {
    this.admin.toolsChanged();
    this.shop.resourceUpdated('shop://stock');
    return {};
  }
}

const keys = ['a secret of at least thirty-two bytes'];

@Module({
  imports: [
    HelpModule,
    UsersModule,
    McpModule.forRoot({
      name: 'shop',
      keys,
      include: [HelpModule],
      interceptors: [stamp('shop')],
    }),
    McpModule.forRoot({
      id: 'admin',
      name: 'admin',
      keys,
      http: { path: '/admin/mcp' },
      include: [UsersModule, HelpModule],
      guards: [KeyGuard],
      interceptors: [stamp('admin')],
    }),
  ],
  controllers: [ChangesController],
  providers: [Sessions],
})
class AppModule {}

const KEY = { 'x-key': 'admin' };

describe.each(PLATFORMS)('What is one server’s own, on %s', (platform) => {
  let running: Running;
  let shop: string;
  let admin: string;

  beforeAll(async () => {
    running = await start(AppModule, platform);
    shop = `${running.url}/mcp`;
    admin = `${running.url}/admin/mcp`;
  });

  afterAll(() => running.app.close());

  const call = (url: string, name: string, headers = {}) =>
    rpc(url, 'modern', 'tools/call', { name }, headers);

  it('guards, interceptors, pipes and filters of a server', async () => {
    const [free, denied, allowed] = [
      await call(shop, 'help'),
      await call(admin, 'help'),
      await call(admin, 'help', KEY),
    ];

    expect(denied.status).toBe(403);
    expect(free.body.result.content[0].text).toBe('helped by shop');
    expect(allowed.body.result.content[0].text).toBe('helped by admin');
  });

  it('name, capabilities and lists', async () => {
    const handshake = async (url: string) => {
      const { body } = await rpc(
        url,
        'legacy',
        'initialize',
        {
          protocolVersion: '2025-11-25',
          capabilities: {},
          clientInfo: { name: 'test', version: '0' },
        },
        KEY,
      );
      return body.result;
    };
    const listed = async (url: string) => {
      const { body } = await rpc(url, 'modern', 'tools/list', {}, KEY);
      return body.result.tools.map(({ name }: { name: string }) => name);
    };

    const [ofShop, ofAdmin] = [await handshake(shop), await handshake(admin)];

    expect(ofShop.serverInfo.name).toBe('shop');
    expect(ofAdmin.serverInfo.name).toBe('admin');
    expect(ofShop.capabilities).not.toHaveProperty('prompts');
    expect(ofAdmin.capabilities).toHaveProperty('prompts');
    expect(await listed(shop)).toEqual(['help', 'other']);
    expect(await listed(admin)).toEqual(['help', 'other', 'ban']);
  });

  it('what a client can call', async () => {
    const unknown = await call(shop, 'ban');
    const known = await call(admin, 'ban', KEY);

    expect(unknown.body.error).toMatchObject({
      code: -32602,
      message: 'Unknown tool: ban',
    });
    expect(known.body.result.content[0].text).toBe('banned by admin');
  });

  it('what `ctx.callTool` and its like reach', async () => {
    const { body } = await call(shop, 'other');
    const reached = await call(admin, 'other', KEY);

    expect(body.error.message).toBe('Unknown tool: "ban"');
    expect(JSON.stringify(reached.body)).toContain('banned');
  });

  it('sessions', async () => {
    const session = await RawSession.open(admin, KEY);
    const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

    const own = await session.post(list);
    const other = await session.as(KEY, shop).post(list);

    expect([own.status, other.status]).toEqual([200, 404]);
  });

  it('what `McpServerRef` tells, and `subscriptions/listen`', async () => {
    const listen = async (url: string) => {
      const { body, headers } = rpcRequest(
        'modern',
        'subscriptions/listen',
        {
          notifications: {
            toolsListChanged: true,
            resourceSubscriptions: ['shop://stock'],
          },
        },
        KEY,
      );
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      const reader = new EventReader(response);
      await reader.message();
      return reader;
    };
    const [atShop, atAdmin] = [await listen(shop), await listen(admin)];

    await fetch(`${running.url}/changes`, { method: 'POST' });

    expect(await atShop.message()).toMatchObject({
      method: 'notifications/resources/updated',
    });
    expect(await atAdmin.message()).toMatchObject({
      method: 'notifications/tools/list_changed',
    });
    await Promise.all([atShop.drop(), atAdmin.drop()]);
  });

  it('`onSessionOpen` and `onSessionClose`', async () => {
    const { opened } = running.app.get(Sessions);
    const before = opened.length;

    await RawSession.open(shop);
    await RawSession.open(admin, KEY);

    expect(opened.length - before).toBe(2);
  });
});
