import { type DynamicModule, Module } from '@nestjs/common';
import {
  admin,
  compile,
  moduleOf,
  problemsOf,
  toolsOf,
  toolsOfBoth,
  toolsOfOne,
} from './support.js';

describe('What is mounted', () => {
  it('a module that a server mounts', async () => {
    const [orders, shop] = [moduleOf('orders'), moduleOf('shop')];
    const mounting = {
      ...admin(),
      mounts: [{ module: orders, namespace: 'old' }],
    };

    expect(await toolsOfBoth([orders, shop], [{}, mounting])).toEqual({
      default: ['shop'],
      admin: ['old_orders'],
    });
  });

  it('`mounts` beside `include`', async () => {
    const [orders, shop] = [moduleOf('orders'), moduleOf('shop')];
    const mounts = [{ module: orders, namespace: 'x' }];

    const tools = await toolsOfOne([orders, shop], { include: [shop], mounts });

    expect(tools).toEqual(['shop', 'x_orders']);
  });

  it('`mounts` without `include`', async () => {
    const [orders, shop] = [moduleOf('orders'), moduleOf('shop')];
    const mounts = [{ module: orders, namespace: 'x' }];

    expect(await toolsOfOne([orders, shop], { mounts })).toEqual([
      'shop',
      'x_orders',
    ]);
  });

  it('a module that a server includes and mounts', async () => {
    const orders = moduleOf('orders');
    const mounts = [{ module: orders, namespace: 'x' }];

    expect(await toolsOfOne([orders], { include: [orders], mounts })).toEqual([
      'orders',
      'x_orders',
    ]);
  });

  it('a module that is mounted twice', async () => {
    const orders = moduleOf('orders');
    const mounts = [
      { module: orders, namespace: 'x' },
      { module: orders, namespace: 'y' },
    ];

    expect(await toolsOfOne([orders], { mounts })).toEqual([
      'x_orders',
      'y_orders',
    ]);
  });

  it('a module that only a mounted one imports', async () => {
    const orders = moduleOf('orders', { imports: [moduleOf('parts')] });
    const log: string[] = [];
    const mounts = [{ module: orders, namespace: 'x' }];

    await (await compile([orders], [{ mounts }], log)).init();

    expect(await toolsOfOne([orders], { mounts })).toEqual(['x_orders']);
    expect(log).toContain(
      'No MCP server offers Tools.run (PartsModule): name PartsModule in the include or the mounts of one.',
    );
  });

  it('a mount within a mount', async () => {
    const [shop, orders] = [moduleOf('shop'), moduleOf('orders')];
    const parts = moduleOf('parts');
    const mounts = [
      {
        module: shop,
        namespace: 'a',
        children: [
          {
            module: orders,
            namespace: 'b',
            children: [{ module: parts, namespace: 'c' }],
          },
        ],
      },
    ];

    expect(await toolsOfOne([shop, orders, parts], { mounts })).toEqual([
      'a_b_c_parts',
      'a_b_orders',
      'a_shop',
    ]);
  });

  it('a mount without `namespace`', async () => {
    const [shop, orders] = [moduleOf('shop'), moduleOf('orders')];
    const mounts = [
      { module: shop, children: [{ module: orders, namespace: 'x' }] },
    ];

    expect(await toolsOfOne([shop, orders], { mounts })).toEqual([
      'shop',
      'x_orders',
    ]);
  });

  it('several mounts with one namespace', async () => {
    const [shop, orders] = [moduleOf('shop'), moduleOf('orders')];
    const mounts = [
      { module: shop, namespace: 'x' },
      { module: orders, namespace: 'x' },
    ];

    expect(await toolsOfOne([shop, orders], { mounts })).toEqual([
      'x_orders',
      'x_shop',
    ]);
  });

  it('a dynamic module that is mounted', async () => {
    @Module({})
    class Tenant {
      static of(name: string): DynamicModule {
        return { module: Tenant, providers: [toolsOf(name)] };
      }
    }
    const mounts = [{ module: Tenant, namespace: 'x' }];

    const tools = await toolsOfOne([Tenant.of('one'), Tenant.of('two')], {
      mounts,
    });

    expect(tools).toEqual(['x_one', 'x_two']);
  });

  it('mounts from `forRootAsync()`', async () => {
    const orders = moduleOf('orders');
    const mounts = [{ module: orders, namespace: 'x' }];

    expect(await toolsOfOne([orders], { mounts }, 'async')).toEqual([
      'x_orders',
    ]);
  });

  it('a mount that offers nothing', async () => {
    @Module({})
    class EmptyModule {}
    const log: string[] = [];
    const mounts = [{ module: EmptyModule, namespace: 'x' }];

    await (
      await compile([EmptyModule], [{ name: 'shop', mounts }], log)
    ).init();

    expect(log).toContain(
      'Mount "x" of MCP server "shop" offers nothing: EmptyModule has no @Tool(), @Resource() or @Prompt() method, or what the mount says leaves none.',
    );
  });

  it('two components with one name', async () => {
    const [one, two] = [moduleOf('same'), moduleOf('same')];
    const mounts = [
      { module: one, namespace: 'x' },
      { module: two, namespace: 'x' },
    ];

    expect(await problemsOf([one, two], { mounts })).toEqual([
      expect.objectContaining({
        code: 'MCP_DUPLICATE_NAME',
        where: 'Tools.run (mount "x (2)")',
        message: 'the tool name "x_same" is taken by Tools.run (mount "x").',
      }),
    ]);
  });

  it('a module within itself', async () => {
    const [shop, orders] = [moduleOf('shop'), moduleOf('orders')];
    const around = { module: shop, children: [{ module: orders }] };
    Reflect.set(around.children[0] ?? {}, 'children', [around]);

    expect(await problemsOf([shop, orders], { mounts: [around] })).toEqual([
      {
        code: 'MCP_MOUNT_CYCLE',
        where: 'McpModule "default"',
        message:
          'mounts[0].children[0].children[0] mounts ShopModule within itself.',
        remedy: expect.stringContaining('mount it twice side by side'),
      },
    ]);
  });

  it('a mount of what is no module of the application', async () => {
    const wrong = [{ module: moduleOf('none') }, { module: moduleOf('none') }];
    Reflect.set(wrong[1] ?? {}, 'module', undefined);

    expect(await problemsOf([], { mounts: wrong })).toMatchObject([
      {
        code: 'MCP_UNKNOWN_MODULE',
        where: 'McpModule "default"',
        message:
          'mounts[0] names NoneModule, which is no module of the application.',
      },
      {
        code: 'MCP_UNKNOWN_MODULE',
        message: 'mounts[1].module is no class.',
      },
    ]);
  });
});
