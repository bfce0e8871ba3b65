import { Module } from '@nestjs/common';
import {
  type McpModuleOptions,
  Public,
  RequireScopes,
  Tool,
} from '../../../lib/index.js';
import type { Running } from '../support/platforms.js';
import { As, said, startWith } from './support.js';

class Orders {
  @Tool()
  find() {
    return 'found';
  }

  @Tool({ tags: ['admin'] })
  drop() {
    return 'dropped';
  }

  @Tool()
  @Public()
  hours() {
    return '9 to 5';
  }

  @Tool()
  @Public()
  @RequireScopes('own')
  own() {
    return 'own';
  }
}

@Module({ providers: [Orders] })
class OrdersModule {}

class Home {
  @Tool()
  home() {
    return 'home';
  }
}

const OPTIONS: McpModuleOptions = {
  access: { scopes: ['server'] },
  visible: ({ headers }) => headers['x-blocked'] === undefined,
  mounts: [
    {
      module: OrdersModule,
      namespace: 'orders',
      access: {
        roles: ['clerk'],
        tags: { admin: { authorize: (auth) => auth.subject === 'ann' } },
      },
    },
    {
      module: OrdersModule,
      namespace: 'free',
      access: { public: true },
    },
  ],
};

describe('what a server and its mounts ask of callers', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startWith([Home], OPTIONS, 'express', [OrdersModule]);
  });
  afterAll(() => running.app.close());
  const as = (caller?: object) =>
    new As(running.url, 'modern', caller && { ...caller });

  it('holds for all that is inside, outermost first', async () => {
    const clerk = { role: 'clerk', scope: 'server' };
    const { body } = await as(clerk).call('orders_find');
    expect(body.result.content[0].text).toBe('found');
    const { status } = await as({ role: 'clerk' }).call('orders_find');
    expect(status).toBe(403);
    const other = as({ scope: 'server' });
    expect(said(await other.call('orders_find'), 'orders_find')).toEqual(
      said(await other.call('nope'), 'nope'),
    );
    expect((await as().call('home')).status).toBe(401);
  });

  it('asks more for a tag', async () => {
    const clerk = { role: 'clerk', scope: 'server' };
    expect(await as(clerk).names('tools')).not.toContain('orders_drop');
    const ann = as({ ...clerk, sub: 'ann' });
    expect(await ann.names('tools')).toContain('orders_drop');
    expect((await ann.call('orders_drop')).body.result.isError).toBeUndefined();
  });

  it('is lifted by @Public() on a method, but for what that asks itself', async () => {
    const { body } = await as().call('orders_hours');
    expect(body.result.content[0].text).toBe('9 to 5');
    expect((await as().call('orders_own')).status).toBe(401);
    const owner = await as({ scope: 'own' }).call('orders_own');
    expect(owner.status).toBe(200);
  });

  it('is lifted by a mount that is public', async () => {
    const { body } = await as().call('free_find');
    expect(body.result.content[0].text).toBe('found');
  });

  it('is nothing to what is public where it says what is visible', async () => {
    const { url } = running;
    const { rpc } = await import('../support/rpc.js');
    const answer = await rpc(
      `${url}/mcp`,
      'modern',
      'tools/list',
      {},
      { 'x-blocked': '1' },
    );
    expect(answer.body.result.tools).toEqual([]);
  });
});
